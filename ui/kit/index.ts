export { type Accent, Badge, StatusDot, type Tone } from './badge.tsx';
export { Button, IconButton, LinkButton } from './button.tsx';
export { ConfirmDialog } from './confirm.tsx';
export { type Confirmation, confirmAction } from './confirm-action.ts';
export { CopyButton } from './copy-button.tsx';
export { Dialog } from './dialog.tsx';
export { asField, type Bound, type ControlProps, Field } from './field.tsx';
export { Form } from './form.tsx';
export {
  type Choice,
  NumberField,
  NumberInput,
  type Option,
  RadioCards,
  RadioCardsField,
  Select,
  SelectField,
  SwitchField,
  TextArea,
  TextAreaField,
  TextField,
  TextInput,
} from './inputs.tsx';
export { type Localised, LocalisedField } from './inputs-localised.tsx';
export { MoneyField, MoneyInput, PercentField, PercentInput } from './inputs-money.tsx';
export { PasswordField, PasswordInput, SecretField, SecretInput } from './inputs-secret.tsx';
export { List, type ListProps } from './list.tsx';
export { dateFilter, type Filter } from './list-toolbar.tsx';
export { Loaded } from './loaded.tsx';
export { Logo } from './logo.tsx';
export { Menu, type MenuItem } from './menu.tsx';
export { problemWords } from './problem-words.ts';
export { Lightbox, Qr } from './qr.tsx';
export { RefField, RefInput, type RefOption, type RefSource } from './ref-input.tsx';
export { resource } from './resource/index.tsx';
export { type PageRoute, page } from './routes.tsx';
export { SortableTree } from './sortable-tree.tsx';
export { type Step, Steps } from './steps.tsx';
export { Card, type Crumb, Empty, ErrorState, Facts, Notice, PageFrame, Section, Skeleton } from './surface.tsx';
export { type Column, Table } from './table.tsx';
export { type Tab, Tabs } from './tabs.tsx';
export { toast } from './toast.tsx';
export { checkedLeaves, type TreeNode } from './tree-state.ts';
export { type FormCore, useForm } from './use-form.ts';
export { Age, Copyable, Download, Instant, Money, saveFile } from './values.tsx';
