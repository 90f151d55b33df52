//! The worker of the studio, which reads and checks texts so that the page never waits.

/// The standard library's allocator is three times as large.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    #[cfg(target_arch = "wasm32")]
    role_fit_studio::host::serve();
}
