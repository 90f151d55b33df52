//! Where the page under test has been built.

/// The folder of the built page.
pub fn dist() -> String {
    std::env::var("ROLE_FIT_DIST").expect("`cargo xtask test` sets ROLE_FIT_DIST to the folder of the built page")
}
