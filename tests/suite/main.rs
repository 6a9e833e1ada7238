//! Everything that is tested through the surface a user sees: sites in, bytes and findings out. The
//! page `README.md` beside this file shows how to add a test.

mod architecture;
mod bad_input;
mod build;
mod carried;
mod citations;
mod compare;
mod consequences;
mod desk;
mod editors;
mod edits;
mod example_site;
mod faults;
mod fixes;
mod formats;
mod fresh_eyes;
mod hostile;
mod judge;
mod live;
mod model_rows;
mod model_site;
mod mutate;
mod mutations;
mod mv;
mod pictures;
mod plain_folder;
mod preview;
mod published;
mod seeded;
mod shell;
mod shown;
mod terms;
mod test_site;
mod theme;
mod views;
mod window;
