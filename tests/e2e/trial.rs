//! Turns async functions into trials of libtest-mimic. A trial that panics or hangs fails by its own name.

use futures_util::future::LocalBoxFuture;
use libtest_mimic::{Failed, Trial};
use std::panic::resume_unwind;
use std::thread;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// More than any test needs on a busy machine.
const TIME_LIMIT: Duration = Duration::from_secs(900);

/// A test that starts the browsers it needs.
#[derive(Clone, Copy)]
pub struct Test {
    pub module: &'static str,
    pub function: &'static str,
    pub run: fn() -> LocalBoxFuture<'static, ()>,
}

/// Lists async functions as the module's `TESTS`. An unlisted one is dead code, which clippy reports.
macro_rules! tests {
    ($($function:ident),+ $(,)?) => {
        pub const TESTS: &[$crate::trial::Test] = &[$($crate::trial::Test {
            module: module_path!(),
            function: stringify!($function),
            run: || Box::pin($function()),
        }),+];
    };
}
pub(crate) use tests;

impl Test {
    pub fn trial(&self) -> Trial {
        let run = self.run;
        named(path(self.module, self.function), move || within(TIME_LIMIT, &runtime(), run()))
    }
}

/// Runs the body on a thread of the trial's name, which a panic message then starts with.
pub fn named(name: String, body: impl FnOnce() -> Result<(), Failed> + Send + 'static) -> Trial {
    Trial::test(name.clone(), move || {
        let thread = thread::Builder::new().name(name).spawn(body)?;
        thread.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// The last module of the path, and the function: `teams::pasting_results`.
pub fn path(module: &str, function: &str) -> String {
    let module = module.rsplit("::").next().unwrap_or(module);
    format!("{module}::{function}")
}

/// A runtime that ends its servers when it is dropped.
pub fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

pub fn within(limit: Duration, runtime: &Runtime, future: impl Future<Output = ()>) -> Result<(), Failed> {
    let timed = async { tokio::time::timeout(limit, future).await };
    runtime.block_on(timed).map_err(|_| format!("still running after {} seconds", limit.as_secs()).into())
}
