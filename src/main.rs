//! Arguments to one command to an exit code.

fn main() -> std::process::ExitCode {
    leidraad::cli::run(std::env::args_os())
}
