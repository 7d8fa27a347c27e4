import type { ElementFinding } from "../../gen/types/ElementFinding";
import type { MissingForm } from "../../gen/types/MissingForm";
import type { MissingTopic } from "../../gen/types/MissingTopic";
import type { Route } from "../../gen/types/Route";
import { type Key, t } from "../../i18n";
import { Section } from "../Section";
import { byTheme, missingElements } from "../select";
import { Finding } from "./Finding";

const ROUTES: Readonly<Record<Route, Key>> = {
  not_shown: "route_not_shown",
  closed: "route_closed",
  paper: "route_paper",
  email: "route_email",
  phone_or_visit: "route_phone_or_visit",
  intermediary: "route_intermediary",
};

/** What the page does show for a service without an online way, in a sentence. */
export function routeText(route: Route): string {
  return t(ROUTES[route]);
}

/** Services without a way to start them online: what, why it matters, and what does work. */
export function MissingForms({ forms }: { readonly forms: readonly MissingForm[] }) {
  if (forms.length === 0) return null;
  return (
    <Section id="missing-forms" title={t("missingForms")} count={forms.length}>
      {() => (
        <div class="findings">
          {forms.map((form) => (
            <Finding
              key={form.id}
              id={`form/${form.id}`}
              name={form.name}
              outcome="fail"
              sources={[form.source]}
              task={`service/${form.id}`}
            >
              <p class="item-note">{form.topicName}</p>
              <p>{routeText(form.route)}</p>
              <p>{form.reason}</p>
            </Finding>
          ))}
        </div>
      )}
    </Section>
  );
}

/** Topics that the page should name, by theme. */
export function MissingTopics({ topics }: { readonly topics: readonly MissingTopic[] }) {
  if (topics.length === 0) return null;
  return (
    <Section id="missing-topics" title={t("missingTopics")} count={topics.length}>
      {() => (
        <>
          <p class="section-intro">{t("missingTopicsIntro")}</p>
          {byTheme(topics).map((theme) => (
            <div key={theme.id} class="theme">
              <h3 class="item-title">{theme.name}</h3>
              <div class="findings">
                {theme.topics.map((topic) => (
                  <Finding
                    key={topic.id}
                    id={`missing/${topic.id}`}
                    name={topic.name}
                    outcome="fail"
                    task={`topic/${topic.id}`}
                  />
                ))}
              </div>
            </div>
          ))}
        </>
      )}
    </Section>
  );
}

/** Information elements that a product page should have. */
export function MissingElements({ elements }: { readonly elements: readonly ElementFinding[] }) {
  const missing = missingElements(elements);
  if (missing.length === 0) return null;
  return (
    <Section id="missing-elements" title={t("missingElements")} count={missing.length}>
      {() => <ElementRows elements={missing} />}
    </Section>
  );
}

/** Rows of information elements. */
export function ElementRows({ elements }: { readonly elements: readonly ElementFinding[] }) {
  return (
    <div class="findings">
      {elements.map(({ id, name, outcome, evidence }) => (
        <Finding
          key={id}
          id={`element/${id}`}
          name={name}
          outcome={outcome}
          evidence={evidence}
          task={`element/${id}`}
        />
      ))}
    </div>
  );
}
