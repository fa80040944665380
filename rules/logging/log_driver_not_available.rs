//! Fargate runs three log drivers, and Managed Instances four: there is no Docker daemon that could bring others.

use ecslint_core::suggest::one_of;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Located, Outcome, Rule, Severity, TaskDefinition};
use ecslint_schemas::facts::log_drivers::LogCapacity;

pub(crate) static RULE: Rule = Rule {
    name: "log-driver-not-available",
    summary: "A log driver does not exist on the capacity that the task requires.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["%s is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("log-driver-not-available.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(driver) = container.log_driver().known() else { return };
    let drivers = &context.facts.log_drivers;
    let Some(known) = container.listed_log_driver(drivers) else {
        return refuse_agent_only(task, driver, context);
    };
    let refusing = |capacity: Capacity, column: LogCapacity| {
        let refused = !known.capacities.contains(&column);
        task.requirement(capacity).filter(|_| refused).map(|required| (required, column))
    };
    let windows = || {
        let on_windows = task.is_windows().is_yes();
        refusing(Capacity::Fargate, LogCapacity::FargateWindows).filter(|_| on_windows)
    };
    let Some((required, column)) = refusing(Capacity::Fargate, LogCapacity::FargateLinux)
        .or_else(windows)
        .or_else(|| refusing(Capacity::ManagedInstances, LogCapacity::ManagedInstances))
    else {
        return;
    };
    let place = match column {
        LogCapacity::FargateWindows => "Fargate with Windows",
        LogCapacity::ManagedInstances => "Managed Instances",
        _ => "Fargate",
    };
    let allowed = one_of(drivers.on(column).map(|allowed| allowed.name.as_str()));
    let found = context.report(driver.span(), format!("`{}` is not a log driver of {place}", driver.value));
    found.help(format!("use {allowed}")).related(required.span(), "asked for here");
    if column == LogCapacity::FargateLinux {
        found.says(words(driver.value));
    } else {
        // Stated by the documentation alone.
        found.severity(Severity::Warning);
    }
}

/// Drivers of the agent run on instances alone.
fn refuse_agent_only(task: TaskDefinition<'_>, driver: Located<'_, &str>, context: &mut Context<'_>) {
    let drivers = &context.facts.log_drivers;
    let Some(required) = task.requirement(Capacity::Fargate) else { return };
    if drivers.agent_only.iter().any(|name| name == driver.value) {
        let allowed = one_of(drivers.on(LogCapacity::FargateLinux).map(|allowed| allowed.name.as_str()));
        context
            .report(driver.span(), format!("`{}` is not a log driver of Fargate", driver.value))
            .says(words(driver.value))
            .help(format!("use {allowed}"))
            .related(required.span(), "asked for here");
    }
}

fn words(driver: &str) -> String {
    format!("{driver} is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]")
}
