package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.stop.StopLedger;
import dev.offsite.pipelines.judge.stop.StopLedgerSerializer;
import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.judge.stop.StopNoticeSerializer;
import dev.offsite.pipelines.judge.stop.TruckStop;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.DumpingTrace;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class TraceGoldenForms {

  /** The forms of this package and of the stays. */
  public static List<Form<?>> all() {
    Glance look = TraceScene.look("drone-1/sortie-1", 4_000);
    Candidate heap = TraceScene.heap(2, Candidate.Phase.UPDATED);
    DumpingTrace trace =
        Tracing.of(TraceScene.HEAP, List.of(look), List.of(stop()), TraceScene.TERMS);
    return List.of(
        new Form<>("stop-notice", StopNoticeSerializer.INSTANCE, new StopNotice(stop(), false)),
        new Form<>(
            "stop-ledger",
            StopLedgerSerializer.INSTANCE,
            StopLedger.of(List.of(stop(), TraceScene.truck("truck-2", 9_000).stop()))),
        new Form<>("trace-heap", KeyedMatterSerializer.INSTANCE, TraceScene.said(heap)),
        new Form<>(
            "trace-look", KeyedMatterSerializer.INSTANCE, TraceScene.looked("drone-1/a", 4_000)),
        new Form<>(
            "trace-stay",
            KeyedMatterSerializer.INSTANCE,
            new KeyedMatter(
                TraceScene.RULE,
                TraceScene.ZONE,
                new TraceMatter.Stayed(new StopNotice(stop(), true)))),
        new Form<>(
            "trace-file",
            TraceFileSerializer.INSTANCE,
            TraceFile.of(
                List.of(stop()),
                List.of(look),
                List.of(
                    new TraceFile.Traced(heap, 5, trace),
                    new TraceFile.Traced(
                        TraceScene.heap(
                            "heap-2", TraceScene.RULE, 1, Candidate.Phase.OPEN, 8_000, 40),
                        1,
                        null)),
                TraceScene.ms(9_000),
                TraceScene.ms(1_000))));
  }

  private static TruckStop stop() {
    return new TruckStop(
        "truck-1",
        "浙A12345",
        "公司",
        DumpingTrace.Presence.TIPPED,
        TraceScene.ms(5_000),
        TraceScene.ms(5_090),
        true,
        TruckScene.at(3, 4),
        TruckScene.at(5, 6),
        3.5,
        true,
        true,
        Cargo.PRESUMED_LOADED,
        Cargo.EMPTY,
        15_000,
        100,
        "permit-1",
        "disposal-b",
        new Candidate.RawRecord("WHERE", "telemetry.truck", 1, 77, 2, "ab".repeat(32)),
        TraceScene.ms(5_091));
  }

  private TraceGoldenForms() {}
}
