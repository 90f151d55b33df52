//! Browsers of one engine that situations use one after the other, since starting one takes seconds.

use crate::engine::Engine;
use crate::page::Page;
use crate::trial::{runtime, within};
use futures_util::future::LocalBoxFuture;
use libtest_mimic::Failed;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Runtime;

/// More than any situation needs on a busy machine.
const TIME_LIMIT: Duration = Duration::from_secs(120);

/// The idle browsers of one engine: at most as many as there are threads. They quit with the pool.
pub struct BrowserPool {
    engine: Engine,
    idle: Mutex<Vec<Browser>>,
}

/// A browser with the runtime that its connection and its site belong to. The page is dropped first.
struct Browser {
    page: Page,
    runtime: Runtime,
}

impl BrowserPool {
    pub fn new(engine: Engine) -> Self {
        Self { engine, idle: Mutex::default() }
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Runs the check in an idle browser, or in a new one. A browser in which a check fails is not used again: it may be
    /// dead, or still be in the state that made the check fail.
    pub fn run(&self, check: for<'p> fn(&'p Page) -> LocalBoxFuture<'p, ()>) -> Result<(), Failed> {
        let browser = self.next_browser();
        within(TIME_LIMIT, &browser.runtime, check(&browser.page))?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
        Ok(())
    }

    fn next_browser(&self) -> Browser {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            Some(Browser { page, runtime }) => Browser { page: runtime.block_on(page.on_new_site()), runtime },
            None => {
                let runtime = runtime();
                Browser { page: runtime.block_on(Page::start_in(self.engine)), runtime }
            }
        }
    }
}
