package io.drivemend.ui.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.testing.Fx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundTasksTest {

  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void startJavaFx() {
    Fx.start();
  }

  @Test
  void worksElsewhereAndComesBackOnTheUiThread() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    try (BackgroundTasks tasks = BackgroundTasks.offTheUiThread()) {
      tasks
          .of(progress -> Platform.isFxApplicationThread() ? "on the UI thread" : "elsewhere")
          .onSuccess(result -> heard.add(result + ", back " + Platform.isFxApplicationThread()))
          .andFinally(end::countDown)
          .start();
      assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(heard).containsExactly("elsewhere, back true");
  }

  @Test
  void aFailureKeepsItsProblem() {
    run(
        progress -> {
          throw Problem.FILE_MISSING.with("X:\\SOFTWARE");
        });
    assertThat(heard).containsExactly("DM101", "finally");
  }

  @Test
  void anUnexpectedExceptionIsAnInternalErrorAndNeverLost() {
    run(
        progress -> {
          throw new IllegalStateException("broken");
        });
    assertThat(heard).containsExactly("DM999", "finally");
  }

  @Test
  void successIsToldBeforeTheEnd() {
    run(progress -> "done");
    assertThat(heard).containsExactly("done", "finally");
  }

  @Test
  void cancelledWorkStopsWhereItLooks() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (BackgroundTasks tasks = BackgroundTasks.offTheUiThread()) {
      BackgroundTask<String> task =
          tasks
              .of(
                  progress -> {
                    begun.countDown();
                    return spinUntilCancelled(progress);
                  })
              .onSuccess(heard::add)
              .onFailure(failure -> heard.add(failure.problem().code()))
              .andFinally(end::countDown)
              .start();
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      task.cancel();
      assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(heard).containsExactly("DM901");
  }

  @Test
  void manyReportsBecomeFewUpdatesInOrder() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    List<Double> fractions = Collections.synchronizedList(new ArrayList<>());
    try (BackgroundTasks tasks = BackgroundTasks.offTheUiThread()) {
      tasks
          .of(
              progress -> {
                for (int i = 0; i <= 1_000_000; i++) {
                  progress.report(i / 1e6, "");
                }
                return "done";
              })
          .onProgress(sample -> fractions.add(sample.fraction()))
          .andFinally(end::countDown)
          .start();
      assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(fractions).isSorted().hasSizeLessThan(1000).last().isEqualTo(1.0);
  }

  @Test
  void closingAsksWorkToStopWaitsForItAndLeavesNoThread() throws InterruptedException {
    BackgroundTasks tasks = BackgroundTasks.offTheUiThread();
    tasks.of(BackgroundTasksTest::spinUntilCancelled).start();
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(each -> each.getName().startsWith("drivemend-work"))
            .toList();
    assertThat(threads).isNotEmpty().noneMatch(Thread::isDaemon);
    tasks.close();
    for (Thread thread : threads) {
      // Its last task has ended by now; the thread itself ends a moment later.
      assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void workThatIsStartedWhenAllIsClosedIsNotBegun() {
    BackgroundTasks tasks = BackgroundTasks.offTheUiThread();
    tasks.close();
    tasks.of(progress -> heard.add("begun")).onFailure(e -> heard.add("failed")).start();
    assertThat(heard).isEmpty();
  }

  @Test
  void evenAnErrorOfTheMachineReachesTheScreen() {
    run(
        progress -> {
          throw new StackOverflowError();
        });
    assertThat(heard).containsExactly("DM999", "finally");
  }

  private void run(BackgroundTasks.Work<String> work) {
    try (BackgroundTasks tasks = BackgroundTasks.inTheCallingThread()) {
      tasks
          .of(work)
          .onSuccess(heard::add)
          .onFailure(failure -> heard.add(failure.problem().code()))
          .andFinally(() -> heard.add("finally"))
          .start();
    }
  }

  private static String spinUntilCancelled(Progress progress) throws DriveMendException {
    while (true) {
      progress.stopIfCancelled();
      Thread.onSpinWait();
    }
  }
}
