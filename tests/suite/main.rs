//! Everything that is tested through the surface a user sees: sites in, bytes and findings out. The
//! page `README.md` beside this file shows how to add a test.

mod architecture;
mod bad_input;
mod build;
mod citations;
mod compare;
mod consequences;
mod desk;
mod editors;
mod edits;
mod example_site;
mod faults;
mod fresh_eyes;
mod hostile;
mod live;
mod model_rows;
mod model_site;
mod pictures;
mod plain_folder;
mod preview;
mod shell;
mod shown;
mod terms;
mod test_site;
mod theme;
mod views;
mod window;
