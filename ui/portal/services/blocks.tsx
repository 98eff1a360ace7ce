/** What the kind of a VPN server adds to the page of a service, drawn without knowing the kind. */
import { useState } from 'preact/hooks';
import type { Block } from '../../../worker/kernel/blocks.ts';
import { Button } from '../../kit/form/button.tsx';
import { LineChart } from '../../kit/shown/chart.tsx';
import { Copyable, saveFile } from '../../kit/shown/copyable.tsx';
import { IconDownload, IconExternal, IconEye } from '../../kit/shown/icons.tsx';
import { Qr } from '../../kit/shown/qr.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../panel.tsx';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const Secret = ({ label, text, hidden }: Of<'secret'> & { hidden: boolean }) => {
  const [shown, setShown] = useState(!hidden);
  if (shown) return <Copyable value={text} label={label} />;
  return (
    <Button size="s" icon={IconEye} onClick={() => setShown(true)}>
      {t('vpn.show')}
    </Button>
  );
};

const Table = ({ label, columns, rows }: Of<'table'>) => (
  <div class="block-table">
    <table aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, i) => (
              <td key={columns[i]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Chart = ({ label, unit, labels, values }: Of<'chart'>) => {
  const written = (value: number) => `${value} ${unit}`;
  return (
    <LineChart
      label={label}
      labels={labels}
      titles={labels}
      series={[{ name: label, tone: 'info', values }]}
      unit={1}
      format={written}
      formatTick={written}
      unknown="—"
    />
  );
};

const Value = ({ block, hidden }: { block: Exclude<Block, Of<'notice'>>; hidden: boolean }) => {
  const { label } = block;
  if (block.kind === 'text') return <Copyable value={block.text} label={label} />;
  if (block.kind === 'secret') return <Secret {...block} hidden={hidden} />;
  if (block.kind === 'qr') return <Qr value={block.text} label={label} />;
  if (block.kind === 'table') return <Table {...block} />;
  if (block.kind === 'chart') return <Chart {...block} />;
  if (block.kind === 'link')
    return (
      <a class="btn btn-plain btn-s" href={block.url} target="_blank" rel="noopener noreferrer">
        <IconExternal size={16} />
        {label}
        <span class="sr-only">{t('newTab')}</span>
      </a>
    );
  const { fileName, mediaType, text } = block;
  return (
    <Button size="s" icon={IconDownload} onClick={() => saveFile(text, mediaType, fileName)}>
      {fileName}
    </Button>
  );
};

/** Too wide to stand beside its label. */
const isWide = ({ kind }: Block) => kind === 'table' || kind === 'chart';

/** `hidden`: secrets wait for a press, as the product says. */
export default function Blocks({ blocks, hidden }: { blocks: readonly Block[]; hidden: boolean }) {
  return (
    <Panel title={t('blocks')}>
      {blocks.map((block, at) =>
        block.kind === 'notice' ? (
          <Notice key={at} tone={block.tone}>
            {block.text}
          </Notice>
        ) : (
          <dl key={at} class={isWide(block) ? 'facts facts-wide' : 'facts'}>
            <div>
              <dt>{block.label}</dt>
              <dd>
                <Value block={block} hidden={hidden} />
              </dd>
            </div>
          </dl>
        ),
      )}
    </Panel>
  );
}
