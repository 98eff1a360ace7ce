import { bound } from '../kernel/http/bind.ts';
import { productGroups as groupsContract, products as productsContract } from './contract/admin.ts';
import { store as storeContract } from './contract/client.ts';
import { changeGroup, createGroup, getGroup, listGroups, removeGroup } from './verbs/group.ts';
import { previewName } from './verbs/name-rule.ts';
import { plans } from './verbs/plans.ts';
import { changeProduct, createProduct, getProduct, listProducts, removeProduct } from './verbs/product.ts';

export const productGroups = bound(groupsContract, {
  list: listGroups,
  get: getGroup,
  create: createGroup,
  update: changeGroup,
  remove: removeGroup,
});

export const products = bound(productsContract, {
  list: listProducts,
  get: getProduct,
  create: createProduct,
  update: changeProduct,
  remove: removeProduct,
  previewName: previewName,
});

export const store = bound(storeContract, { plans: plans });
