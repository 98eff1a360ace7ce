import { CopyButton as Copy } from '../../kit/form/copy-button.tsx';
import { t } from '../i18n/en/services.ts';

export const CopyButton = ({ text }: { text: string }) => <Copy text={text} failed={t('config.copyFailed')} />;
