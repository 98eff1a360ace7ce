import { useId, useMemo, useRef } from 'preact/hooks';
import { useLeaveGuard } from '../../data/go/navigation.ts';
import { k } from '../i18n/en/kit.ts';
import { confirmAction } from '../overlay/confirm-action.ts';
import { type FormCore, FormModel, type FormOptions } from './form-core.ts';

export type { FieldErrors, FormCore, FormOptions, FormState } from './form-core.ts';

const askToLeave = () =>
  confirmAction({
    title: k('form.unsaved.title'),
    text: k('form.unsaved.text'),
    confirm: k('form.unsaved.leave'),
    cancel: k('form.unsaved.stay'),
    danger: true,
  });

/** `const form = useForm({ initial: { email: '' }, submit: (v, o) => api.public.signIn(v, o) })` */
export const useForm = <V extends object, R>(options: FormOptions<V, R>): FormCore<V> => {
  const id = useId();
  const latest = useRef(options);
  latest.current = options;
  const form = useMemo(() => new FormModel<V, R>(id, () => latest.current), []);
  useLeaveGuard(() => form.dirty && !form.busy, askToLeave, options.guard !== false);
  return form;
};
