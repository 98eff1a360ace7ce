export {
  catalog,
  catalogsReady,
  type Messages,
  type MessagesOf,
  type Params,
  type Translate,
  type Translation,
} from './catalog.ts';
export { LANGUAGES, language, languageName, pickLanguage, setLanguage, suggestLanguage } from './language.ts';
