import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import { Dialog } from '../overlay/dialog.tsx';
import { saveFile } from './copyable.tsx';
import { IconDownload } from './icons.tsx';
import { encodeQr, type Matrix } from './qr-encode.ts';

const QUIET = 4;
const PNG_MODULE_PX = 12;

/** One path for all modules: a rectangle per run of dark ones. */
const pathOf = (matrix: Matrix): string =>
  matrix
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x++) {
        if (!row[x]) continue;
        const start = x;
        while (row[x + 1]) x++;
        runs.push(`M${start + QUIET} ${y + QUIET}h${x - start + 1}v1H${start + QUIET}z`);
      }
      return runs;
    })
    .join('');

const savePng = (matrix: Matrix, name: string) => {
  const side = (matrix.length + 2 * QUIET) * PNG_MODULE_PX;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const brush = canvas.getContext('2d');
  if (!brush) return;
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, side, side);
  brush.fillStyle = '#000';
  brush.setTransform(PNG_MODULE_PX, 0, 0, PNG_MODULE_PX, 0, 0);
  brush.fill(new Path2D(pathOf(matrix)));
  canvas.toBlob((blob) => blob && saveFile(blob, 'image/png', name), 'image/png');
};

/** Large content over the page: ×, Esc and a press outside close it. */
export const Lightbox = ({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ComponentChildren;
}) => (
  <Dialog open={open} onClose={onClose} title={title} size="l" class="lightbox">
    {children}
  </Dialog>
);

const Code = ({ matrix, label }: { matrix: Matrix; label: string }) => {
  const side = matrix.length + 2 * QUIET;
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(matrix)} fill="#000" />
    </svg>
  );
};

/** Dark on white in either theme, because cameras expect that; a press shows it large. */
export const Qr = ({
  value,
  label,
  fileName = 'qr.png',
  onFail,
}: {
  value: string;
  label: string;
  fileName?: string;
  /** The text is too long for a code, or the encoder could not be loaded. */
  onFail?: () => void;
}) => {
  const [matrix, setMatrix] = useState<Matrix>();
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let current = true;
    void encodeQr(value).then((made) => {
      if (!current) return;
      if (made) setMatrix(made);
      else onFail?.();
    });
    return () => {
      current = false;
    };
  }, [value]);
  if (!matrix) return <span class="qr-frame" aria-busy="true" />;
  return (
    <>
      <button type="button" class="qr-frame" aria-label={`${label}. ${k('qr.enlarge')}`} onClick={() => setLarge(true)}>
        <Code matrix={matrix} label={label} />
      </button>
      <Lightbox open={large} onClose={() => setLarge(false)} title={label}>
        <Code matrix={matrix} label={label} />
        <Button icon={IconDownload} onClick={() => savePng(matrix, fileName)}>
          {k('qr.png')}
        </Button>
      </Lightbox>
    </>
  );
};
