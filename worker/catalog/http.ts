import { bind, implementer } from '../kernel/http/bind.ts';
import { productGroups as groupsContract, products as productsContract } from './contract/admin.ts';
import { store as storeContract } from './contract/client.ts';
import { changeGroup, createGroup, getGroup, listGroups, removeGroup } from './verbs/group.ts';
import { previewName } from './verbs/name-rule.ts';
import { plans } from './verbs/plans.ts';
import { changeProduct, createProduct, getProduct, listProducts, removeProduct } from './verbs/product.ts';

const g = implementer(groupsContract);
const p = implementer(productsContract);
const s = implementer(storeContract);

export const productGroups = g.router({
  list: g.list.handler(bind(listGroups)),
  get: g.get.handler(bind(getGroup)),
  create: g.create.handler(bind(createGroup)),
  update: g.update.handler(bind(changeGroup)),
  remove: g.remove.handler(bind(removeGroup)),
});

export const products = p.router({
  list: p.list.handler(bind(listProducts)),
  get: p.get.handler(bind(getProduct)),
  create: p.create.handler(bind(createProduct)),
  update: p.update.handler(bind(changeProduct)),
  remove: p.remove.handler(bind(removeProduct)),
  previewName: p.previewName.handler(bind(previewName)),
});

export const store = s.router({ plans: s.plans.handler(bind(plans)) });
