import '../theme/app.css';
import './reference.css';
import { render } from 'preact';
import { fieldsOf, type OpenApi, type Operation, type Schema, type Section, sectionsOf, words } from './operations.ts';

const slug = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

const Fields = ({ title, schema }: { title: string; schema: Schema | null }) => {
  const fields = fieldsOf(schema);
  if (fields.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul class="reference-fields">
        {fields.map((f, i) => (
          <li key={i} class={`reference-depth-${f.depth}`}>
            <code>{f.name}</code>
            <span>{f.words}</span>
            {f.required ? null : <em>optional</em>}
          </li>
        ))}
      </ul>
    </>
  );
};

const OperationDetails = ({ operation: o }: { operation: Operation }) => (
  <details class="reference-operation" id={slug(o.id)}>
    <summary>
      <span class={`reference-method reference-${o.method.toLowerCase()}`}>{o.method}</span>
      <code>{o.path}</code>
      <span class="reference-summary">{o.summary}</span>
    </summary>
    {o.parameters.length > 0 ? (
      <>
        <h4>Parameters</h4>
        <ul class="reference-fields">
          {o.parameters.map((p) => (
            <li key={p.name}>
              <code>{p.name}</code>
              <span>
                {words(p.schema)} · in {p.in}
              </span>
              {p.required ? null : <em>optional</em>}
            </li>
          ))}
        </ul>
      </>
    ) : null}
    <Fields title="Body" schema={o.body} />
    <Fields title="Answer" schema={o.answer} />
  </details>
);

const Problems = ({ codes }: { codes: string[] }) => (
  <section id="problems">
    <h2>Problems</h2>
    <p>
      Every failure is an RFC 9457 document, <code>application/problem+json</code>. Match on <code>code</code>; codes
      never change. A <code>422</code> names each field at fault by a pointer.
    </p>
    <ul class="reference-codes">
      {codes.map((c) => (
        <li key={c} id={`problem-${c}`}>
          <code>{c}</code>
        </li>
      ))}
    </ul>
  </section>
);

const Reference = ({ document, sections, codes }: { document: OpenApi; sections: Section[]; codes: string[] }) => (
  <div class="reference">
    <nav aria-label="Sections">
      <a href="/">{document.info.title}</a>
      <ul>
        {sections.map((s) => (
          <li key={s.tag}>
            <a href={`#${slug(s.tag)}`}>{s.tag}</a>
          </li>
        ))}
        <li>
          <a href="#problems">Problems</a>
        </li>
      </ul>
    </nav>
    <main>
      <h1>API reference</h1>
      <p>
        {document.info.description} The machine-readable document is <a href="/api/v1/openapi.json">openapi.json</a>.
      </p>
      <p>
        Send an API token of the console as <code>Authorization: Bearer cvt_…</code>. Amounts in <code>…Micro</code> are
        integer millionths of the currency, <code>…Minor</code> are cents; instants are epoch milliseconds. Lists take{' '}
        <code>limit</code>, <code>sort</code> and the <code>cursor</code> of the page before. A POST that creates or
        moves money honours <code>Idempotency-Key</code>.
      </p>
      {sections.map((s) => (
        <section key={s.tag} id={slug(s.tag)}>
          <h2>{s.tag}</h2>
          {s.operations.map((o) => (
            <OperationDetails key={o.id} operation={o} />
          ))}
        </section>
      ))}
      <Problems codes={codes} />
    </main>
  </div>
);

async function start(root: HTMLElement) {
  const document = (await (await fetch('/api/v1/openapi.json')).json()) as OpenApi & {
    components: { schemas: { Problem: { properties: { code: { enum: string[] } } } } };
  };
  render(
    <Reference
      document={document}
      sections={sectionsOf(document)}
      codes={document.components.schemas.Problem.properties.code.enum}
    />,
    root,
  );
}

const root = document.getElementById('app');
if (root) void start(root);
