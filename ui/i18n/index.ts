export {
  catalog,
  catalogsReady,
  type Messages,
  type MessagesOf,
  type Params,
  type Translate,
  type Translation,
} from './catalog.ts';
export { LANGUAGES, type Language, language, pickLanguage, setLanguage, suggestLanguage } from './language.ts';
