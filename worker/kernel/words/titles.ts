/** The titles of a module's problems in another language; in English they stand beside their codes. */
export type Titles<Rows> = { readonly [C in keyof Rows]: string };
