package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.testing.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedViewsTest {

  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final ReferenceSnapshot snapshot = Entries.none().snapshot();

  @Test
  void open_manyViewsOfOneFeed_oneLoader_closedWithTheLast() throws InterruptedException {
    ReferenceFeed.ReferenceView first = open("feed");
    ReferenceFeed.ReferenceView second = open("feed");

    assertThat(started).hasValue(1);
    assertThat(first.await()).isSameAs(second.await());

    first.close();
    assertThat(closed).hasValue(0);
    assertThat(second.await()).isSameAs(snapshot);

    second.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void open_equalFeeds_shareOneLoader_others_doNot() {
    try (ReferenceFeed.ReferenceView first = open(List.of("feed"));
        ReferenceFeed.ReferenceView second = open(List.of("feed"));
        ReferenceFeed.ReferenceView other = open("other")) {
      assertThat(List.of(first, second, other)).doesNotHaveDuplicates();
      assertThat(started).hasValue(2);
    }
    assertThat(closed).hasValue(2);
  }

  @Test
  void close_twice_countsOnce() {
    ReferenceFeed.ReferenceView first = open("feed");
    ReferenceFeed.ReferenceView second = open("feed");

    first.close();
    first.close();

    assertThat(closed).hasValue(0);
    second.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void open_afterTheLastWasClosed_startsANewLoader() {
    open("feed").close();
    open("feed").close();

    assertThat(started).hasValue(2);
    assertThat(closed).hasValue(2);
  }

  @Test
  void open_loaderThatCannotStart_leavesNothingBehind() {
    assertThatThrownBy(
            () ->
                SharedViews.open(
                    "feed",
                    () -> {
                      throw new IllegalStateException("no Kafka");
                    }))
        .hasMessage("no Kafka");

    open("feed").close();
    assertThat(started).hasValue(1);
    assertThat(closed).hasValue(1);
  }

  @Test
  void openAndClose_fromManyThreads_everyLoaderIsClosedOnce() throws Exception {
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      Callable<Void> openAndClose =
          () -> {
            start.await();
            for (int i = 0; i < 2_000; i++) {
              try (ReferenceFeed.ReferenceView view = open("feed")) {
                assertThat(view.await()).isSameAs(snapshot);
              }
            }
            return null;
          };
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(pool.submit(openAndClose));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(closed).hasValue(started.get());
    open("feed").close();
    assertThat(closed).hasValue(started.get());
  }

  private ReferenceFeed.ReferenceView open(Object feed) {
    return SharedViews.open(feed, CountingLoader::new);
  }

  private final class CountingLoader implements SharedViews.Loader {

    private volatile boolean isClosed;

    CountingLoader() {
      started.incrementAndGet();
    }

    @Override
    public ReferenceSnapshot await() {
      if (isClosed) {
        throw new IllegalStateException("the loader is closed");
      }
      return snapshot;
    }

    @Override
    public void close() {
      isClosed = true;
      closed.incrementAndGet();
    }
  }
}
