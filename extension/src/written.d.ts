/** Modules that `build.mjs` writes beside the scripts, from `_locales` and from the rubric. */
declare module "*/locale-nl.js" {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
declare module "*/locale-en.js" {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
declare module "*/advice-nl.js" {
  const file: import("./gen/types/AdviceFile").AdviceFile;
  export default file;
}
declare module "*/advice-en.js" {
  const file: import("./gen/types/AdviceFile").AdviceFile;
  export default file;
}
