//! `reference`: writes the tables of the public interface into the documents that show them.

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use role_fit_public_api::PublicApi;
use role_fit_public_api::documents::{paths, tables_in, with_tables};

/// Updates all documents and prints which ones have changed.
pub fn run(workspace: &Workspace) -> Result<()> {
    let api = PublicApi::current();
    for path in paths(&workspace.root)? {
        let old = workspace.shell.read_file(&path)?;
        if tables_in(&old).next().is_none() {
            continue;
        }
        let name = path.strip_prefix(&workspace.root).unwrap_or(&path).display();
        let new = with_tables(&old, &api).with_context(|| format!("cannot update {name}"))?;
        let state = if new == old { "unchanged" } else { "updated" };
        if new != old {
            workspace.shell.write_file(&path, new)?;
        }
        println!("{state}: {name}");
    }
    Ok(())
}
