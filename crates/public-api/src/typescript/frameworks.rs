//! The declarations for frameworks: how each of them spells attributes, properties and events in its templates.

use super::code::{NOTE, documented, indented, interface, literal, property_name};
use super::{ELEMENT, attribute_type};
use crate::entry::{Attribute, Event};
use crate::{PublicApi, TAG};

/// `react.d.ts`: the component of `role-fit/react`, and the element in JSX, for React 19.
pub fn react(api: &PublicApi) -> String {
    // React takes these names as they are; the component renames its own, see `crate::react`.
    let own = api.attributes.iter().map(|attribute| {
        let name = attribute.property.unwrap_or(attribute.name);
        documented(attribute.description, &[], &format!("{name}?: {};", attribute_type(attribute.values)))
    });
    let listeners = api.events.iter().map(|event| listener(&component_listener(event), event));
    let props = "RoleFitProps extends Omit<HTMLAttributes<RoleFitElement>, 'lang'>";
    [
        format!(
            "{NOTE}import type {{ DetailedHTMLProps, HTMLAttributes, ReactElement, Ref }} from 'react';\n\
             import type {{ {ELEMENT}, RoleFitAttributes, RoleFitEventMap }} from './role-fit.js';\n"
        ),
        "export type * from './role-fit.js';\n".to_owned(),
        interface(props, "The properties of the component.", own.chain(listeners).chain([
            documented("the element", &[], &format!("ref?: Ref<{ELEMENT}>;")),
        ])),
        "/** The element, with the names that React code uses. */\n\
         export declare function RoleFit(props: RoleFitProps): ReactElement;\n".to_owned(),
        interface(
            "RoleFitListeners",
            "The listeners of the element in JSX.",
            api.events.iter().map(|event| listener(&format!("on{}", event.full_name()), event)),
        ),
        augmentation(
            "react",
            "namespace JSX",
            "IntrinsicElements",
            &format!(
                "DetailedHTMLProps<Omit<HTMLAttributes<{ELEMENT}>, 'lang'>, {ELEMENT}> & RoleFitAttributes & RoleFitListeners"
            ),
        ),
    ]
    .join("\n")
}

/// `vue.d.ts`: the element in templates, for Vue 3.
pub fn vue(api: &PublicApi) -> String {
    let listeners = api.events.iter().map(|event| listener(&component_listener(event), event));
    let own = api.attributes.iter().map(|attribute| {
        let name = attribute.property.unwrap_or(attribute.name);
        documented(attribute.description, &[], &format!("{name}?: {};", attribute_type(attribute.values)))
    });
    [
        format!(
            "{NOTE}import type {{ HTMLAttributes, ReservedProps }} from 'vue';\n\
             import type {{ {ELEMENT}, RoleFitEventMap }} from './role-fit.js';\n"
        ),
        "export type * from './role-fit.js';\n".to_owned(),
        interface(
            "RoleFitVueProps extends Omit<HTMLAttributes, 'lang'>, ReservedProps",
            "What a template can set. Vue accepts `heading-level` for `headingLevel`, and `@role-fit-result` for its listener.",
            own.chain(listeners),
        ),
        format!(
            "/** The element as a component. */\n\
             export interface RoleFitVueComponent {{\n  new (): {ELEMENT} & {{ $props: RoleFitVueProps }};\n}}\n"
        ),
        format!("declare module 'vue' {{\n{}}}\n", indented(&format!("interface GlobalComponents {{\n  {}: RoleFitVueComponent;\n}}\n", literal(TAG)))),
    ]
    .join("\n")
}

/// `svelte.d.ts`: the element in templates, for Svelte 5.
pub fn svelte(api: &PublicApi) -> String {
    let listeners = api.events.iter().map(|event| listener(&format!("on{}", event.full_name()), event));
    [
        format!(
            "{NOTE}import type {{ HTMLAttributes }} from 'svelte/elements';\n\
             import type {{ {ELEMENT}, RoleFitAttributes, RoleFitEventMap }} from './role-fit.js';\n"
        ),
        "export type * from './role-fit.js';\n".to_owned(),
        interface("RoleFitListeners", "The listeners of the element.", listeners),
        format!(
            "declare module 'svelte/elements' {{\n{}}}\n",
            indented(&format!(
                "interface SvelteHTMLElements {{\n  {}: Omit<HTMLAttributes<{ELEMENT}>, 'lang'> & RoleFitAttributes & RoleFitListeners;\n}}\n",
                literal(TAG)
            ))
        ),
    ]
    .join("\n")
}

/// `solid.d.ts`: the element in JSX, for Solid.
pub fn solid(api: &PublicApi) -> String {
    let attributes = api.attributes.iter().map(solid_attribute);
    let listeners = api.events.iter().map(|event| listener(&format!("on:{}", event.full_name()), event));
    [
        format!(
            "{NOTE}import type {{ JSX }} from 'solid-js';\n\
             import type {{ {ELEMENT}, RoleFitEventMap }} from './role-fit.js';\n"
        ),
        "export type * from './role-fit.js';\n".to_owned(),
        interface(
            "RoleFitSolidProps",
            "What JSX can set: attributes with `attr:`, and listeners with `on:`.",
            attributes.chain(listeners),
        ),
        augmentation(
            "solid-js",
            "namespace JSX",
            "IntrinsicElements",
            &format!("Omit<JSX.HTMLAttributes<{ELEMENT}>, 'lang'> & RoleFitSolidProps"),
        ),
    ]
    .join("\n")
}

/// Solid takes names with a dash for attributes and others for properties, unless their prefix says so.
fn solid_attribute(attribute: &Attribute) -> String {
    let values = attribute_type(attribute.values);
    let name = property_name(attribute.name);
    let prefixed = literal(&format!("attr:{}", attribute.name));
    documented(attribute.description, &[], &format!("{name}?: {values};\n{prefixed}?: {values};"))
}

/// The name of a listener of the React component, and in Vue, which writes `@role-fit-result` in templates.
pub fn component_listener(event: &Event) -> String {
    let mut chars = event.name.chars();
    let name: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    format!("onRoleFit{name}")
}

fn listener(name: &str, event: &Event) -> String {
    let declaration =
        format!("{}?: (event: RoleFitEventMap[{}]) => void;", property_name(name), literal(&event.full_name()));
    documented(event.description, &[], &declaration)
}

fn augmentation(module: &str, namespace: &str, interface: &str, props: &str) -> String {
    let tag = literal(TAG);
    let inner = indented(&format!("interface {interface} {{\n  {tag}: {props};\n}}\n"));
    format!("declare module '{module}' {{\n{}}}\n", indented(&format!("{namespace} {{\n{inner}}}\n")))
}
