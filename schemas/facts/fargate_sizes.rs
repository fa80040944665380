//! Pairs of task CPU and memory that Fargate takes.

use serde::Deserialize;

use super::{OperatingSystem, Source};

/// Table of `facts/fargate-sizes.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FargateSizes {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// One row a CPU size, ascending.
    pub rows: Vec<FargateSize>,
    /// Least task CPU of a Windows task, in CPU units.
    pub windows_min_cpu: i64,
    /// Scratch disk of a task, in GiB.
    pub ephemeral_storage: EphemeralStorage,
}

/// The memory sizes that go with one CPU size.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FargateSize {
    /// Task CPU in CPU units (1024 are one vCPU).
    pub cpu: i64,
    /// Task memory in MiB, ascending.
    pub memory: Vec<i64>,
    /// Operating systems that take the row.
    pub operating_systems: Vec<OperatingSystem>,
    /// Least Fargate platform version for Linux, when not every version takes the row.
    pub linux_platform: Option<String>,
    /// Since when AWS takes the row (`YYYY-MM`), when that was lately.
    pub since: Option<String>,
    /// What else to know.
    pub note: Option<String>,
    /// Name of the source of this row, when it is not that of the table.
    pub source: Option<String>,
}

/// Sizes of `ephemeralStorage.sizeInGiB`, in GiB.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EphemeralStorage {
    /// Least size that may be asked for.
    pub min: i64,
    /// Greatest size.
    pub max: i64,
    /// Size without `ephemeralStorage`.
    pub default: i64,
}

impl FargateSizes {
    /// The row for a task CPU in CPU units.
    pub fn row(&self, cpu: i64) -> Option<&FargateSize> {
        self.rows.iter().find(|row| row.cpu == cpu)
    }

    /// Whether Fargate takes the pair, in CPU units and MiB, on that operating system.
    pub fn accepts(&self, cpu: i64, memory: i64, system: OperatingSystem) -> bool {
        self.row(cpu).is_some_and(|row| row.memory.contains(&memory) && row.operating_systems.contains(&system))
    }
}
