export { Button, IconButton, LinkButton } from './form/button.tsx';
export { CopyButton } from './form/copy-button.tsx';
export { asField, type Bound, type ControlProps, Field } from './form/field.tsx';
export { Form } from './form/form.tsx';
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
} from './form/inputs.tsx';
export { type Localised, LocalisedField } from './form/inputs-localised.tsx';
export { MoneyField, MoneyInput, PercentField, PercentInput } from './form/inputs-money.tsx';
export { PasswordField, PasswordInput, SecretField, SecretInput } from './form/inputs-secret.tsx';
export { RefField, RefInput, type RefOption, type RefSource } from './form/ref-input.tsx';
export { type FormCore, useForm } from './form/use-form.ts';
export { List, type ListProps } from './list/list.tsx';
export { dateFilter, type Filter } from './list/list-toolbar.tsx';
export { SortableTree } from './list/sortable-tree.tsx';
export { type Column, Table } from './list/table.tsx';
export { checkedLeaves, type TreeNode } from './list/tree-state.ts';
export { ConfirmDialog } from './overlay/confirm.tsx';
export { type Confirmation, confirmAction } from './overlay/confirm-action.ts';
export { Dialog } from './overlay/dialog.tsx';
export { Menu, type MenuItem } from './overlay/menu.tsx';
export { toast } from './overlay/toast.tsx';
export { problemWords } from './page/problem-words.ts';
export { type PageRoute, page } from './page/routes.tsx';
export { type Tab, Tabs } from './page/tabs.tsx';
export { resource } from './resource/index.tsx';
export { type Accent, Badge, StatusDot, type Tone } from './shown/badge.tsx';
export { Copyable, Download, saveFile } from './shown/copyable.tsx';
export { Loaded } from './shown/loaded.tsx';
export { Logo } from './shown/logo.tsx';
export { Lightbox, Qr } from './shown/qr.tsx';
export { Facts, Section } from './shown/section.tsx';
export { type Step, Steps } from './shown/steps.tsx';
export { Card, type Crumb, Empty, ErrorState, Notice, PageFrame, Skeleton } from './shown/surface.tsx';
export { Age, Instant, Money } from './shown/values.tsx';
