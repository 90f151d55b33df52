//! What a situation is: a check of the widget on a host page, and the engines that cannot be driven through it.

use crate::engine::Engine;
use crate::page::Page;
use crate::trial::path;
use futures_util::future::LocalBoxFuture;

/// A check that runs in each engine but those named in `unsupported`.
#[derive(Clone, Copy)]
pub struct Situation {
    pub module: &'static str,
    pub function: &'static str,
    /// The engines that cannot be driven through it, and why.
    pub unsupported: &'static [(Engine, &'static str)],
    /// Receives a browser that shows no page yet and has stored nothing of the site.
    pub check: for<'p> fn(&'p Page) -> LocalBoxFuture<'p, ()>,
}

impl Situation {
    /// The name in the table and, after the engine, of the trial: `teams::pasting_results`.
    pub fn name(&self) -> String {
        path(self.module, self.function)
    }

    pub fn reason_against(&self, engine: Engine) -> Option<&'static str> {
        let reason = self.unsupported.iter().find(|(other, _)| *other == engine).map(|(_, reason)| *reason);
        engine.obstacle().or(reason)
    }
}

/// Lists async functions of a page as the module's `SITUATIONS`:
/// `printed_result except [(Engine::WebKit, "its driver cannot print")]`.
macro_rules! situations {
    ($($function:ident $(except [$($unsupported:expr),+])?),+ $(,)?) => {
        pub const SITUATIONS: &[$crate::situations::situation::Situation] = &[
            $($crate::situations::situation::Situation {
                module: module_path!(),
                function: stringify!($function),
                unsupported: &[$($($unsupported),+)?],
                check: |page| Box::pin($function(page)),
            }),+
        ];
    };
}
pub(crate) use situations;
