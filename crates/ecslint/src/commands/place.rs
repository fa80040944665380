//! `ecslint place`

use std::io::{self, BufWriter, Write};
use std::path::Path;

use ecslint_place::{Constraint, ConstraintKind, Count, Origin, Plan, Request, Task, plan};
use ecslint_project::syntax_of;

use super::instances::{about, read_all, read_text, refuse_stdin_twice};
use super::{CommandError, Ending, written};
use crate::cli::{PlaceArguments, PlanFormat};
use crate::report::placement::{self, Planned};
use crate::report::placement_json;
use crate::terminal::Terminal;

/// Plans where tasks go and prints it.
pub(crate) fn run(arguments: &PlaceArguments, terminal: Terminal) -> Result<Ending, CommandError> {
    let paths = std::iter::once(&arguments.task).chain(&arguments.service).chain(&arguments.instances);
    refuse_stdin_twice(paths.map(AsRef::as_ref))?;
    let text = read_text(&arguments.task)?;
    let task = Task::read(&text, syntax_of(arguments.task.as_ref(), &text));
    let task = task.map_err(|error| about(&arguments.task, "cannot place", &error.to_string()))?;
    let request = request(arguments, &task)?;
    let instances = read_all(&arguments.instances)?;
    let plan = plan(&task, &request, &instances, arguments.seed);
    let planned = Planned { task: &task, request: &request, instances: &instances, plan: &plan, seed: arguments.seed };
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match arguments.format {
        PlanFormat::Human => placement::write(&mut out, planned, terminal),
        PlanFormat::Json => placement_json::write(&mut out, planned),
    };
    written(outcome.and_then(|()| out.flush()), ending(&plan))
}

fn ending(plan: &Plan) -> Ending {
    let is_placed = match plan.wanted {
        Some(_) => plan.unplaced() == 0,
        None => !plan.placements.is_empty(),
    };
    if is_placed { Ending::Clean } else { Ending::Findings }
}

/// The service with what the command line says on top.
fn request(arguments: &PlaceArguments, task: &Task) -> Result<Request, CommandError> {
    let family = task.family.as_deref();
    let mut request = match &arguments.service {
        None => Request::run(family),
        Some(path) => read_service(path, family)?,
    };
    if let Some(count) = arguments.count {
        request.count = Count::Tasks(count);
    }
    if let (Count::Unknown, Some(path)) = (&request.count, &arguments.service) {
        let words = "it does not tell how many tasks are wanted; say so with `--count`";
        return Err(about(path, "cannot use", words));
    }
    if !arguments.strategy.is_empty() {
        request.strategies.clone_from(&arguments.strategy);
    }
    request.constraints.extend(arguments.constraint.iter().map(|text| Constraint {
        kind: match text.as_str() {
            "distinctInstance" => ConstraintKind::DistinctInstance,
            expression => ConstraintKind::MemberOf(expression.to_owned()),
        },
        origin: Origin::CommandLine,
    }));
    Ok(request)
}

fn read_service(path: &Path, family: Option<&str>) -> Result<Request, CommandError> {
    let text = read_text(path)?;
    Request::read(&text, family).map_err(|error| about(path, "cannot use", &error.to_string()))
}
