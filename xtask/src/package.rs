//! `package`: writes the npm package to `dist/npm/` and packs it.

use crate::build;
use crate::changelog;
use crate::notices;
use crate::setup::{self, Need};
use crate::workspace::{DECK_VARIABLE, VERSION, Workspace, file_name};
use anyhow::{Context, Result, ensure};
use role_fit_public_api::typescript::{self, frameworks};
use role_fit_public_api::{PublicApi, manifest, react};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use xshell::cmd;

/// The module that registers the element.
const MODULE: &str = "role-fit.module.js";

/// The component for React: its file in `static/npm`, and the line of it that gets the names.
const REACT: &str = "react.js";
const NAMES_LINE: &str = "const NAMES = {};";

/// The script for frames, which the package has as it was written. Minified, it would be so short that Vite would put it into the
/// app's own code: everybody would download it, and where it is needed, the policy would forbid the `data:` URL.
const FRAME_SCRIPT: &str = "static/frame.js";

/// Files that are the same in the package: where they are in the checkout, and their names.
const COPIES: [(&str, &str); 3] =
    [("static/npm/README.md", "README.md"), ("LICENSE-MIT", "LICENSE-MIT"), ("LICENSE-APACHE", "LICENSE-APACHE")];

/// The frameworks whose types are files of their own. All but the one for React are types of the same module.
const FRAMEWORKS: [Framework; 4] = [
    Framework { name: "react", module: REACT, types: frameworks::react },
    Framework { name: "vue", module: MODULE, types: frameworks::vue },
    Framework { name: "svelte", module: MODULE, types: frameworks::svelte },
    Framework { name: "solid", module: MODULE, types: frameworks::solid },
];

struct Framework {
    name: &'static str,
    module: &'static str,
    types: fn(&PublicApi) -> String,
}

/// The arguments of `package`.
#[derive(clap::Args)]
pub struct Args {
    /// The public URL of the quiz's own pages, to which the package then refers [default: none]
    #[arg(long, value_name = "URL", value_parser = build::site)]
    site: Option<String>,
    /// Package the build in dist/ as it is
    #[arg(long, conflicts_with = "site")]
    no_build: bool,
}

/// Makes the package and prints where it is.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let dist = workspace.dist();
    if !args.no_build {
        build::build_for_site(workspace, args.site.as_deref(), &dist)?;
    }
    let tarball = make(workspace, &dist, args.site.as_deref())?;
    println!("packed: {}", tarball.display());
    println!("\nNobody has published it. An app installs this file:\n\n  npm install {}\n", tarball.display());
    Ok(())
}

/// Makes the package of a finished build, beside it, and returns the tarball.
pub fn make(workspace: &Workspace, dist: &Path, site: Option<&str>) -> Result<PathBuf> {
    setup::ensure(workspace, Need::NPM)?;
    let shell = &workspace.shell;
    let directory = dist.join("npm");
    shell.remove_path(&directory)?;
    shell.create_dir(directory.join(build::LANGUAGES))?;
    let write = |name: &str, text: &str| shell.write_file(directory.join(name), text);

    let stamp = cmd!(shell, "cargo run --quiet --package role-fit-stamp -- module-loader {dist}");
    let stamp = stamp.env_remove(DECK_VARIABLE).env(build::SITE_VARIABLE, site.unwrap_or_default());
    write(MODULE, &stamp.quiet().read().context("cannot make the module")?)?;
    for file in build::engine_files(shell, dist)?.into_iter().chain(build::picture_files(shell, dist)?) {
        shell.copy_file(file, &directory)?;
    }
    let frame_script = file_name(&build::frame_script(shell, dist)?);
    shell.copy_file(workspace.root.join(FRAME_SCRIPT), directory.join(frame_script))?;
    for file in build::language_files(shell, dist)? {
        shell.copy_file(file, directory.join(build::LANGUAGES))?;
    }
    let api = PublicApi::current();
    write(REACT, &with_names(&shell.read_file(workspace.root.join("static/npm").join(REACT))?, &react::names(&api))?)?;
    write("role-fit.d.ts", &typescript::element(&api))?;
    for Framework { name, types, .. } in FRAMEWORKS {
        write(&format!("{name}.d.ts"), &types(&api))?;
    }
    write("custom-elements.json", &pretty(&manifest::manifest(&api, MODULE))?)?;
    write("package.json", &pretty(&package_json(site))?)?;
    for (path, name) in COPIES {
        shell.copy_file(workspace.root.join(path), directory.join(name))?;
    }
    let changelog = shell.read_file(workspace.root.join(changelog::NAME))?;
    write(changelog::NAME, &changelog::without_local_links(&changelog))?;
    shell.copy_file(dist.join(notices::FILE), &directory)?;
    pack(workspace, dist, &directory)
}

fn pack(workspace: &Workspace, dist: &Path, directory: &Path) -> Result<PathBuf> {
    let shell = &workspace.shell;
    let _directory = shell.push_dir(directory);
    let name = cmd!(shell, "npm pack --ignore-scripts --silent --pack-destination {dist}").quiet().read()?;
    let tarball = dist.join(name.trim());
    ensure!(tarball.is_file(), "npm has not written {}", tarball.display());
    Ok(tarball)
}

fn package_json(site: Option<&str>) -> Value {
    let entry =
        |types: &str, module: &str| json!({ "types": format!("./{types}.d.ts"), "default": format!("./{module}") });
    let mut exports = Map::from_iter([(".".to_owned(), entry("role-fit", MODULE))]);
    exports.extend(FRAMEWORKS.iter().map(|Framework { name, module, .. }| (format!("./{name}"), entry(name, module))));
    exports
        .extend(["custom-elements.json", "package.json"].map(|file| (format!("./{file}"), format!("./{file}").into())));
    let mut package = json!({
        "name": "role-fit",
        "version": VERSION,
        "description": "A quiz about the roles of Product Owner and Product Manager, as a custom element.",
        "keywords": ["quiz", "custom-element", "web-component", "webassembly"],
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": format!("./{MODULE}"),
        "types": "./role-fit.d.ts",
        "exports": exports,
        "customElements": "./custom-elements.json",
        // Importing them registers the element.
        "sideEffects": [format!("./{MODULE}"), format!("./{REACT}")],
        "peerDependencies": { "react": ">=19" },
        "peerDependenciesMeta": { "react": { "optional": true } },
    });
    if let (Some(fields), Some(site)) = (package.as_object_mut(), site) {
        fields.insert("homepage".to_owned(), site.into());
    }
    package
}

/// The component with the names that it gives to the element.
fn with_names(component: &str, names: &Value) -> Result<String> {
    let (before, after) =
        component.split_once(NAMES_LINE).with_context(|| format!("static/npm/{REACT} has no line `{NAMES_LINE}`"))?;
    Ok(format!("{before}const NAMES = {names};{after}"))
}

fn pretty(value: &Value) -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(value)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_exports_the_module_and_the_types_of_each_framework() {
        let package = package_json(None);
        assert_eq!(package["version"], VERSION);
        assert_eq!(package["exports"]["."]["default"], "./role-fit.module.js");
        assert_eq!(package["exports"]["./react"], json!({ "types": "./react.d.ts", "default": "./react.js" }));
        assert_eq!(package["exports"]["./vue"], json!({ "types": "./vue.d.ts", "default": "./role-fit.module.js" }));
        assert_eq!(package.get("homepage"), None);
        assert_eq!(package_json(Some("https://quiz.test/"))["homepage"], "https://quiz.test/");
    }

    #[test]
    fn no_bundler_inlines_the_script_for_frames() {
        // `assetsInlineLimit` of Vite.
        assert!(include_str!("../../static/frame.js").len() > 4096);
    }

    #[test]
    fn the_component_gets_its_names() {
        let names = json!({ "shareTo": "share-to" });
        assert_eq!(
            with_names("a\nconst NAMES = {};\nb", &names).unwrap(),
            "a\nconst NAMES = {\"shareTo\":\"share-to\"};\nb"
        );
        assert!(with_names("", &names).is_err());
    }
}
