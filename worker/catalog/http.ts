import { bound } from '../kernel/http/bind.ts';
import { productGroups as groupsContract, products as productsContract } from './contract/admin.ts';
import { store as storeContract } from './contract/client.ts';
import { storePublic as publicContract } from './contract/public.ts';
import { listSoldCurrencies, plans } from './verbs/list-plans.ts';
import { productDrivers } from './verbs/list-product-drivers.ts';
import { groupVerbs } from './verbs/manage-groups.ts';
import { changeProduct, createProduct, getProduct, listProducts, removeProduct } from './verbs/manage-products.ts';
import { previewName } from './verbs/preview-name.ts';

export const productGroups = bound(groupsContract, groupVerbs);

export const products = bound(productsContract, {
  drivers: productDrivers,
  list: listProducts,
  get: getProduct,
  create: createProduct,
  update: changeProduct,
  remove: removeProduct,
  previewName: previewName,
});

export const store = bound(storeContract, { plans: plans });

export const storePublic = bound(publicContract, { soldCurrencies: listSoldCurrencies });
