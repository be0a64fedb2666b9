//! The program: hands the arguments to the library and reports what it says.

use std::process::ExitCode;

fn main() -> ExitCode {
    match copytaster::cli::run(std::env::args_os()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("copytaster: {error:#}");
            ExitCode::FAILURE
        }
    }
}
