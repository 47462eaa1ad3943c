package dev.offsite.standalone.bench.path;

import dev.offsite.standalone.bench.BenchFailedException;
import dev.offsite.standalone.bench.BenchProgress;
import dev.offsite.standalone.bench.Machine;
import dev.offsite.standalone.bench.ProcessMarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the whole path costs at several rates and how fast it is at most. Each run has an instance
 * of its own with nothing in it, one after the other in this process, so that the virtual machine
 * stays warm. The simulated devices share processors and heap with it, and count.
 */
public final class PathBench {

  private final PathPlan plan;
  private final BenchProgress progress;

  public PathBench(PathPlan plan, BenchProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Runs in an empty folder.
   *
   * @throws BenchFailedException if something was lost, missed or wrong in a run, or not everything
   *     was judged in time
   */
  public PathReport run(Path folder) throws Exception {
    double loadBefore = Machine.loadAverage();
    List<PathRun> runs = new ArrayList<>();
    List<PathStep> steps = plan.steps();
    try (ProcessMarks marks = new ProcessMarks()) {
      for (PathStep step : steps) {
        String title =
            "run " + (runs.size() + 1) + " of " + steps.size() + ", " + step.title() + ": ";
        Path own = Files.createDirectory(folder.resolve(step.folderName()));
        runs.add(new PathPlay(plan, step, text -> progress.show(title + text)).run(own));
      }
    }
    return new PathReport(plan, Machine.local(), loadBefore, Machine.loadAverage(), runs);
  }
}
