import type { Operation, Problem } from './operations.ts';
import { type Field, fieldOf, fieldsOf } from './schema.ts';

export const slug = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** What stands between backticks is code. */
export const Prose = ({ text }: { text: string }) => (
  <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>
);

const Fields = ({ title, fields }: { title: string; fields: readonly Field[] }) =>
  fields.length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <ul class="reference-fields">
        {fields.map((f, i) => (
          <li key={i} class={`reference-depth-${f.depth}`}>
            <code>{f.name}</code>
            <span>{f.words}</span>
            {f.unit ? <span class="reference-unit">{f.unit}</span> : null}
            {f.required ? null : <em>optional</em>}
            {f.note ? (
              <p class="reference-words">
                <Prose text={f.note} />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );

export const ProblemList = ({ problems, anchors = false }: { problems: readonly Problem[]; anchors?: boolean }) => (
  <ul class="reference-problems">
    {problems.map(({ code, status, title }) => (
      <li key={code} id={anchors ? `problem-${code}` : undefined}>
        <span class="reference-status">{status}</span>
        {anchors ? (
          <code>{code}</code>
        ) : (
          <a class="reference-problem" href={`#problem-${code}`}>
            {code}
          </a>
        )}
        <span>{title}</span>
      </li>
    ))}
  </ul>
);

const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

const Code = ({ label, text }: { label: string; text: string }) => (
  <figure>
    <figcaption>{label}</figcaption>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long one is scrolled by keyboard, too */}
    <pre class="reference-code" tabIndex={0}>
      {text}
    </pre>
  </figure>
);

const Example = ({ example }: { example: NonNullable<Operation['example']> }) => (
  <>
    <h4>Example</h4>
    <div class="reference-example">
      <Code
        label="Request"
        text={[example.request, ...(example.body === undefined ? [] : ['', written(example.body)])].join('\n')}
      />
      <Code label="Answer" text={written(example.answer)} />
    </div>
  </>
);

export const OperationDetails = ({ operation: o }: { operation: Operation }) => (
  <details class="reference-operation" id={slug(o.id)}>
    <summary>
      <span class={`reference-method reference-${o.method.toLowerCase()}`}>{o.method}</span>
      <code>{o.path}</code>
      <span class="reference-summary">{o.summary}</span>
    </summary>
    {o.note ? (
      <p class="reference-note">
        <Prose text={o.note} />
      </p>
    ) : null}
    <dl class="reference-facts">
      <dt>Who may call</dt>
      <dd>{o.caller}</dd>
      <dt>Operation</dt>
      <dd>
        <code>{o.id}</code>
      </dd>
      {o.idempotent ? (
        <>
          <dt>Idempotency-Key</dt>
          <dd>Honoured: the same key with the same body is carried out once and answered alike.</dd>
        </>
      ) : null}
    </dl>
    <Fields
      title="Parameters"
      fields={o.parameters.map((p) => {
        const field = fieldOf(p.name, p.schema, p.required ?? false);
        return { ...field, words: `${field.words} · in ${p.in}` };
      })}
    />
    <Fields title="Body" fields={fieldsOf(o.body)} />
    <Fields title="Answer" fields={fieldsOf(o.answer)} />
    {o.example ? <Example example={o.example} /> : null}
    <h4>Problems</h4>
    <ProblemList problems={o.problems} />
  </details>
);
