import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { CallOptions } from '../../data/api.ts';
import { type ApiProblem, toProblem } from '../../data/problem.ts';
import { idempotency } from '../../data/store/mutation.ts';
import { k } from '../i18n/en/kit.ts';
import type { Bound } from './field.tsx';
import { getAt, landErrors, type Path, type PathValue, sameValues, setAt } from './form-state.ts';

export type FieldErrors = Record<string, string>;

export type FormOptions<V extends object, R> = {
  initial: V;
  /** Receives the call options to pass on: they carry the idempotency key of this body. */
  submit: (values: V, options: CallOptions) => Promise<R>;
  onSuccess?: (result: R, values: V) => void;
  /** Beyond what the inputs themselves check. Keys are field paths. */
  validate?: (values: V) => FieldErrors | Promise<FieldErrors>;
  /** Asks before unsaved changes are left; on unless set to false. */
  guard?: boolean;
};

/** What `<Form>` shows, whatever the values are. */
export type FormState = {
  readonly id: string;
  readonly errors: FieldErrors;
  /** Messages that no field shows: the problem itself and pointers without a field. */
  readonly loose: readonly string[];
  readonly problem: ApiProblem | undefined;
  readonly busy: boolean;
  readonly dirty: boolean;
  /** `native` is what the browser found wrong with the inputs. */
  submit(native?: FieldErrors): Promise<void>;
  /** Counts failed submissions, so that the form moves the focus once for each. */
  readonly failures: ReadonlySignal<number>;
};

export type FormCore<V extends object> = FormState & {
  readonly values: V;
  /** Spread into a field: `<TextField {...form.field('email')} label="E-mail" />`. */
  field<P extends Path<V> & string>(path: P): Bound<PathValue<V, P>>;
  set<P extends Path<V> & string>(path: P, value: PathValue<V, P>): void;
  reset(values: V): void;
};

const toPointer = ([path, message]: [string, string]) => ({ pointer: path.replaceAll('.', '/'), message });

export class FormModel<V extends object, R> implements FormCore<V> {
  readonly id: string;
  readonly failures = signal(0);
  readonly #current: () => FormOptions<V, R>;
  readonly #initial: ReturnType<typeof signal<V>>;
  readonly #values: ReturnType<typeof signal<V>>;
  readonly #errors = signal<FieldErrors>({});
  readonly #loose = signal<readonly string[]>([]);
  readonly #problem = signal<ApiProblem | undefined>(undefined);
  readonly #busy = signal(false);
  readonly #keys = idempotency();
  /** Fields that are on the page: where errors can be shown. */
  readonly #names = new Set<string>();

  constructor(id: string, current: () => FormOptions<V, R>) {
    this.id = id;
    this.#current = current;
    this.#initial = signal(current().initial);
    this.#values = signal(current().initial);
  }

  get values(): V {
    return this.#values.value as V;
  }
  get errors(): FieldErrors {
    return this.#errors.value;
  }
  get loose(): readonly string[] {
    return this.#loose.value;
  }
  get problem(): ApiProblem | undefined {
    return this.#problem.value;
  }
  get busy(): boolean {
    return this.#busy.value;
  }
  get dirty(): boolean {
    return !sameValues(this.#values.value, this.#initial.value);
  }

  field<P extends Path<V> & string>(path: P): Bound<PathValue<V, P>> {
    this.#names.add(path);
    return {
      id: `${this.id}-${path}`,
      name: path,
      value: getAt(this.values, path) as PathValue<V, P>,
      error: this.errors[path],
      onChange: (value) => this.set(path, value),
    };
  }

  set<P extends Path<V> & string>(path: P, value: PathValue<V, P>): void {
    batch(() => {
      this.#values.value = setAt(this.#values.peek() as V, path, value);
      if (path in this.#errors.peek()) {
        const { [path as string]: _cleared, ...rest } = this.#errors.peek();
        this.#errors.value = rest;
      }
    });
  }

  reset(next: V): void {
    batch(() => {
      this.#initial.value = next;
      this.#values.value = next;
      this.#errors.value = {};
      this.#loose.value = [];
      this.#problem.value = undefined;
    });
  }

  async submit(native: FieldErrors = {}): Promise<void> {
    if (this.#busy.peek()) return;
    this.#busy.value = true;
    const body = this.#values.peek() as V;
    try {
      const checked = { ...(await this.#current().validate?.(body)), ...native };
      if (Object.keys(checked).length > 0) return this.#fail(Object.entries(checked).map(toPointer));
      const result = await this.#current().submit(body, { context: { idempotencyKey: this.#keys.keyFor(body) } });
      this.#keys.settled();
      this.reset(body);
      this.#current().onSuccess?.(result, body);
    } catch (cause) {
      const problem = toProblem(cause);
      this.#fail(problem.errors, problem);
    } finally {
      this.#busy.value = false;
    }
  }

  #fail(errors: readonly { pointer: string; message: string }[], problem?: ApiProblem): void {
    const { fields, loose } = landErrors(errors, this.#names);
    const silent = problem && Object.keys(fields).length === 0 && loose.length === 0;
    batch(() => {
      this.#errors.value = fields;
      this.#loose.value = silent ? [problem.offline ? k('problem.offline.text') : problem.message] : loose;
      this.#problem.value = problem;
      this.failures.value++;
    });
  }
}
