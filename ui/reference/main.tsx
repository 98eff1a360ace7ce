import '../theme/app.css';
import './reference.css';
import { render } from 'preact';
import { OperationDetails, ProblemList, slug } from './operation.tsx';
import { type OpenApi, problemsIn, sectionsOf } from './operations.ts';

const Reference = ({ document }: { document: OpenApi }) => {
  const sections = sectionsOf(document);
  return (
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
          Send an API token of the console as <code>Authorization: Bearer cvt_…</code>. Amounts in <code>…Micro</code>{' '}
          are integer millionths of the currency, <code>…Minor</code> are cents; instants are epoch milliseconds. Lists
          take <code>limit</code>, <code>sort</code> and the <code>cursor</code> of the page before. A POST that creates
          or moves money honours <code>Idempotency-Key</code>. Each example is a call that our tests make.
        </p>
        {sections.map((s) => (
          <section key={s.tag} id={slug(s.tag)}>
            <h2>{s.tag}</h2>
            <p class="reference-about">{s.about}</p>
            {s.operations.map((o) => (
              <OperationDetails key={o.id} operation={o} />
            ))}
          </section>
        ))}
        <section id="problems">
          <h2>Problems</h2>
          <p class="reference-about">
            Every failure is an RFC 9457 document, <code>application/problem+json</code>. Match on <code>code</code>,
            which never changes. A <code>422</code> names each field at fault by a pointer.
          </p>
          <ProblemList problems={problemsIn(document)} anchors />
        </section>
      </main>
    </div>
  );
};

/** What the address names was not there yet when the browser looked for it; an operation is opened. */
function showTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
  target?.scrollIntoView();
}

async function start(root: HTMLElement) {
  render(<Reference document={(await (await fetch('/api/v1/openapi.json')).json()) as OpenApi} />, root);
  showTarget();
  addEventListener('hashchange', showTarget);
}

const root = document.getElementById('app');
if (root) void start(root);
