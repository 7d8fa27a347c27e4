import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon";

/** What stands in a button of the NL Design System: a label with an icon before or after it. */
export function Label({
  before,
  after,
  children,
}: {
  readonly before?: IconName;
  readonly after?: IconName;
  readonly children: ComponentChildren;
}) {
  return (
    <>
      {before !== undefined && (
        <span class="nl-button__icon-start">
          <Icon name={before} />
        </span>
      )}
      <span class="nl-button__label">{children}</span>
      {after !== undefined && (
        <span class="nl-button__icon-end">
          <Icon name={after} />
        </span>
      )}
    </>
  );
}
