import './scopes.css';
import { api } from '../../data/api.ts';
import type { Permission } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Button } from '../../kit/form/button.tsx';
import { type ControlProps, Field } from '../../kit/form/field.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { t } from '../i18n/en/scopes.ts';

/** By capability. A permission that a module adds and that stands nowhere here fails the type check below. */
const GROUPS = [
  ['clients', ['clients.read', 'clients.write']],
  ['services', ['services.read', 'services.write', 'services.secrets', 'links.read', 'links.write']],
  ['catalog', ['catalog.read', 'catalog.write', 'images.write']],
  ['servers', ['servers.read', 'servers.write']],
  ['finance', ['finance.read', 'finance.write']],
  ['monitoring', ['monitoring.read', 'monitoring.write', 'monitoring.clear']],
  ['settings', ['settings.read', 'settings.write']],
  ['own', ['console.use', 'tokens.own']],
] as const satisfies readonly (readonly [string, readonly Permission[]])[];

type Listed = (typeof GROUPS)[number][1][number];
const _complete: Listed extends Permission ? (Permission extends Listed ? true : never) : never = true;

export const scopeWords = (key: string): string => t.find(`scope.${key}`) ?? key;

/** Check boxes of what the token may, out of what its maker may. */
export const ScopesField = ({ id, value, error, onChange }: ControlProps<readonly string[]>) => {
  const query = useQuery(['tokens', 'scopes'], (signal) => api.admin.tokens.scopes({}, { signal }));
  return (
    <Field id={id} label={t('label')} error={error} group required>
      {() => (
        <Loaded query={query}>
          {({ scopes: mine }) => (
            <div class="scopes">
              <div class="flex flex-wrap gap-2">
                <Button size="s" onClick={() => onChange(mine.filter((key) => key.endsWith('.read')))}>
                  {t('reading')}
                </Button>
                <Button size="s" onClick={() => onChange([])}>
                  {t('none')}
                </Button>
              </div>
              {GROUPS.map(([group, keys]) => {
                const shown = keys.filter((key) => mine.includes(key));
                return (
                  shown.length > 0 && (
                    <fieldset key={group} class="scopes-group">
                      <legend class="font-semibold">{t(`group.${group}`)}</legend>
                      {shown.map((key) => (
                        <label key={key} class="scopes-line">
                          <input
                            type="checkbox"
                            checked={value.includes(key)}
                            onChange={({ currentTarget }) =>
                              onChange(
                                currentTarget.checked ? [...value, key] : value.filter((chosen) => chosen !== key),
                              )
                            }
                          />
                          <span>
                            {t(`scope.${key}`)} <span class="sub mono">{key}</span>
                          </span>
                        </label>
                      ))}
                    </fieldset>
                  )
                );
              })}
            </div>
          )}
        </Loaded>
      )}
    </Field>
  );
};
