import { beforeAll, describe, expect, it } from 'vitest';
import { staff, unique } from '../testing/actors.ts';
import { aProduct, productDraft } from '../testing/catalog.ts';
import { type World, world } from '../testing/world.ts';
import type { ProductChange, ProductDraft } from './contract/model.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const refusedAt = (pointer: string, message: RegExp = /./) => ({
  code: 'validation',
  status: 422,
  data: { errors: [{ pointer, message: expect.stringMatching(message) }] },
});
const withVpn = (draft: ProductDraft, vpn: Record<string, unknown>) =>
  ({ ...draft, vpn: { ...draft.vpn, ...vpn } }) as ProductDraft & ProductChange;

describe('the VPN settings of a product', () => {
  it('V025 given a cap below 0, above 10000 or not whole, the product is refused at that field; 0 and 10000 are kept', async () => {
    const { api } = await staff(w);
    const draft = await productDraft(api);
    for (const field of ['downMbps', 'upMbps'])
      for (const value of [-1, 10_001, 1.5, '100', null])
        await expect(api.admin.products.create(withVpn(draft, { [field]: value }))).rejects.toMatchObject(
          refusedAt(`/vpn/${field}`),
        );
    const { id } = await api.admin.products.create(withVpn(draft, { downMbps: 0, upMbps: 10_000 }));
    expect((await api.admin.products.get({ id })).vpn).toMatchObject({ downMbps: 0, upMbps: 10_000 });
  });

  it('V026 given a product whose name rule was not touched, it has exactly vpn-{client_id}-{service_id}-{random_letter_4}, and the preview lists all 11 macros', async () => {
    const { api } = await staff(w);
    const { nameRule: _, ...vpn } = (await productDraft(api)).vpn;
    const { id } = await aProduct(api, { vpn });
    const rule = 'vpn-{client_id}-{service_id}-{random_letter_4}';
    expect((await api.admin.products.get({ id })).vpn.nameRule).toBe(rule);
    const preview = await api.admin.products.previewName({});
    expect(preview).toMatchObject({ ok: true, rule, message: null, warning: null });
    expect(preview.example).toMatch(/^vpn-\d+-\d+-[a-z]{4}$/);
    expect(preview.macros).toEqual([
      '{client_id}',
      '{service_id}',
      '{random_digit_N}',
      '{random_letter_N}',
      '{unixtime}',
      '{year}',
      '{month}',
      '{day}',
      '{hour}',
      '{minute}',
      '{second}',
    ]);
  });

  it.each([
    ['vpn-{nobody}', /nobody/],
    ['vpn {client_id}', /“ ”/],
    ['vpn/{client_id}', /“\/”/],
    ['впн-{client_id}', /“в”/],
    [`${'x'.repeat(60)}{random_letter_5}`, /64/],
  ])(
    'V027 given the rule %j, saving is refused with the reason, on create, on change and in the preview',
    async (rule, why) => {
      const { api } = await staff(w);
      const { id, draft } = await aProduct(api);
      const bad = withVpn(draft, { nameRule: rule });
      await expect(api.admin.products.create(bad)).rejects.toMatchObject(refusedAt('/vpn/nameRule', why));
      await expect(api.admin.products.update({ ...bad, id })).rejects.toMatchObject(refusedAt('/vpn/nameRule', why));
      expect((await api.admin.products.get({ id })).vpn.nameRule).toBe(draft.vpn.nameRule);
      expect(await api.admin.products.previewName({ rule })).toMatchObject({
        ok: false,
        example: '',
        message: expect.stringMatching(why),
      });
    },
  );

  it('V028 given a rule that makes more than 15 characters, the product is saved and says how many, as the preview does', async () => {
    const { api } = await staff(w);
    const rule = 'customer-vpn-{service_id}-{random_digit_4}';
    const { id } = await api.admin.products.create(withVpn(await productDraft(api), { nameRule: rule }));
    const { warnings } = await api.admin.products.get({ id });
    expect(warnings).toEqual([{ pointer: '/vpn/nameRule', message: expect.stringMatching(/19 characters.*15/) }]);
    expect(await api.admin.products.previewName({ rule })).toMatchObject({ ok: true, warning: warnings[0]?.message });
  });

  it('V035 given an instruction link that is not http or https, the product is refused there; http, https and none are kept', async () => {
    const { api } = await staff(w);
    const draft = await productDraft(api);
    for (const instructionUrl of ['javascript:alert(1)', 'ftp://help.example/', '//help.example', 'help', 'https://'])
      await expect(api.admin.products.create(withVpn(draft, { instructionUrl }))).rejects.toMatchObject(
        refusedAt('/vpn/instructionUrl', /http/),
      );
    for (const instructionUrl of ['', 'http://help.example/a', 'https://help.example/b?c=d#e']) {
      const { id } = await api.admin.products.create(withVpn({ ...draft, key: unique('plan') }, { instructionUrl }));
      expect((await api.admin.products.get({ id })).vpn.instructionUrl).toBe(instructionUrl);
    }
  });

  it('unknown keys are refused, not stored', async () => {
    const { api } = await staff(w);
    const draft = await productDraft(api);
    await expect(api.admin.products.create(withVpn(draft, { burstMbps: 9000 }))).rejects.toMatchObject({
      code: 'validation',
    });
  });
});
