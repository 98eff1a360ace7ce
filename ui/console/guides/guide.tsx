import './guide.css';
import { language } from '../../i18n/language.ts';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconChevronRight } from '../../kit/shown/icons.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/help.ts';
import { type Block, blocksOf, spansOf } from './markdown.ts';
import { GUIDES, type GuideName, guideHref, isGuide } from './names.ts';

const texts: Record<string, string> = import.meta.glob(['../../../docs/guides/*.md', '../../../docs/guides/*/*.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const blocksIn = (name: GuideName): Block[] =>
  blocksOf(
    texts[`../../../docs/guides/${language.value}/${name}.md`] ?? texts[`../../../docs/guides/${name}.md`] ?? '',
  );
const titleOf = (name: GuideName): string => {
  const [first] = blocksIn(name);
  return first?.kind === 'heading' ? first.text : name;
};

/** `issue-token.md#check` in the file is `/admin/guides/issue-token#check` on the page. */
const hrefOf = (href: string): string => href.replace(/^([a-z-]+)\.md(?=#|$)/, '/admin/guides/$1');

const Words = ({ text }: { text: string }) => (
  <>
    {spansOf(text).map((span, at) => {
      const key = `${at}${span.text}`;
      if (span.kind === 'code') return <code key={key}>{span.text}</code>;
      if (span.kind === 'strong') return <strong key={key}>{span.text}</strong>;
      if (span.kind === 'link') {
        return (
          <a key={key} class="link" href={hrefOf(span.href)} target={span.href === '/order' ? '_blank' : undefined}>
            {span.text}
          </a>
        );
      }
      return <span key={key}>{span.text}</span>;
    })}
  </>
);

const Part = ({ block }: { block: Block }) => {
  if (block.kind === 'heading') return <h2 id={block.id}>{block.text}</h2>;
  if (block.kind === 'code') {
    return (
      <>
        {block.text.split('\n').map((line) => (
          <Copyable key={line} value={line} label={t('guides.command')} block />
        ))}
      </>
    );
  }
  if (block.kind === 'paragraph') {
    return (
      <p>
        <Words text={block.text} />
      </p>
    );
  }
  return (
    <div class="table-scroll">
      <table class="grid-table">
        <thead>
          <tr>
            {block.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                <td key={block.head[at]} class="wrap-text">
                  <Words text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** One operator guide, as it is written in docs/guides, or the list of all. */
export default function Guide({ params }: { params: { name?: string } }) {
  const name = params.name ?? '';
  if (!isGuide(name)) {
    return (
      <PageFrame title={t('guides.title')} lead={t('guides.lead')}>
        <ol class="panel guide-list">
          {GUIDES.map((guide) => (
            <li key={guide}>
              <a href={guideHref(guide)}>
                {titleOf(guide)}
                <IconChevronRight size={16} />
              </a>
            </li>
          ))}
        </ol>
      </PageFrame>
    );
  }
  const [, ...blocks] = blocksIn(name);
  return (
    <PageFrame key={name} title={titleOf(name)} crumbs={[{ label: t('guides.title'), href: '/admin/guides' }]}>
      <article class="guide">
        {blocks.map((block, at) => (
          <Part key={`${at}${block.kind}`} block={block} />
        ))}
      </article>
    </PageFrame>
  );
}
