package dev.offsite.monitor.evidence;

import dev.offsite.monitor.cases.CaseAct;
import dev.offsite.monitor.evidence.EvidenceManifest.CitedRecord;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.json.Utf8;
import dev.offsite.schemas.telemetry.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package as one page for people, in Chinese and English, to read or to print. It needs nothing
 * else: no script, no request; whatever others wrote is escaped.
 *
 * <p>One page with a section for each part of the package, hence its length.
 */
final class EvidenceSheet {

  /** Original records are shown up to here; the whole of each is a file. */
  private static final int SHOWN_CHARS_MAX = 4_000;

  private final Html out = new Html();
  private final Words words = Words.both();
  private final Dossier dossier;
  private final Candidate candidate;
  private final EvidenceManifest manifest;
  private final Map<String, byte[]> contents = new HashMap<>();
  private final DateTimeFormatter time;

  private EvidenceSheet(
      Dossier dossier, EvidenceManifest manifest, List<PackedFile> records, ZoneId zone) {
    this.dossier = dossier;
    this.candidate = dossier.newest();
    this.manifest = manifest;
    this.time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT).withZone(zone);
    records.forEach(record -> contents.put(record.name(), record.content()));
  }

  /** The page. */
  static String html(
      Dossier dossier, EvidenceManifest manifest, List<PackedFile> records, ZoneId zone) {
    EvidenceSheet sheet = new EvidenceSheet(dossier, manifest, records, zone);
    sheet.head();
    sheet.facts();
    sheet.law();
    sheet.records();
    sheet.media();
    sheet.track();
    sheet.references();
    sheet.revisions();
    sheet.caseFile();
    sheet.end();
    return sheet.out.toString();
  }

  private void head() {
    out.markup("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
        .markup("<meta name=\"viewport\" content=\"width=device-width\">")
        .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .markup("style-src 'unsafe-inline'\"><title>证据单 Evidence sheet</title><style>")
        .markup(stylesheet())
        .markup("</style></head><body><main><h1>证据单 Evidence sheet</h1>\n")
        .element("p", words.of("kind", candidate.kind().name()))
        .markup("<p class=\"faint\">本系统只提出线索，由人认定。The stream proposes; people decide.</p>\n");
    List<String> gaps = manifest.gaps();
    if (!gaps.isEmpty()) {
      out.markup("<div class=\"gaps\"><b>本包缺少 This package lacks</b><ul>");
      gaps.forEach(gap -> out.element("li", gap));
      out.markup("</ul></div>\n");
    }
  }

  private void facts() {
    Candidate.Subject subject = candidate.subject();
    Candidate.Episode episode = candidate.episode();
    Candidate.Facts facts = candidate.facts();
    Candidate.Place place = candidate.place();
    out.heading("事实 Facts").markup("<table class=\"facts\">");
    out.fact("编号 Candidate", candidate.id())
        .fact(
            "修订 Revision",
            candidate.revision() + "  " + words.of("phase", candidate.phase().name()))
        .fact("号牌 Plate", subject.plate())
        .fact("号牌颜色 Plate colour", subject.plateColor())
        .fact("识别置信度 Plate confidence", subject.plateConfidence())
        .fact("企业 Company", subject.company())
        .fact("目标 Object", subject.objectClass())
        .fact("设备 Device", subject.deviceId())
        .fact("开始 Start", at(episode.start()) + " ± " + episode.startUncertaintyS() + " s")
        .fact("结束 End", at(episode.end()))
        .fact("持续 Duration", episode.durationS() + " s")
        .fact("里程 Distance", episode.distanceM() == null ? null : episode.distanceM() + " m")
        .fact("观测次数 Observations", episode.observations())
        .fact("地点 Place", place.name())
        .fact("坐标 Position", place.lng() + ", " + place.lat() + "  " + place.datum())
        .fact(
            "位置不确定度 Uncertainty", place.uncertaintyM() == null ? null : place.uncertaintyM() + " m")
        .fact("辖区 Jurisdiction", place.jurisdiction())
        .fact("测得 Measured", facts.measured() + " " + facts.unit())
        .fact("限值 Limit", facts.limit() == null ? null : facts.limit() + " " + facts.unit())
        .fact("容差系数 Tolerance", facts.tolerance())
        .fact("超出 Excess", facts.excess() == null ? null : facts.excess() + " " + facts.unit())
        .fact("超出比例 Excess %", facts.excessPercent());
    facts.details().forEach((name, value) -> out.fact(words.of("detail", name), value));
    facts.notes().forEach(note -> out.fact("说明 Note", words.of("note", note)));
    out.fact("事件时间 Event time", at(candidate.clocks().event()))
        .fact("接收时间 Received", at(candidate.clocks().received()))
        .fact("判定时间 Decided", at(candidate.clocks().decided()))
        .markup("</table>\n");
  }

  private void law() {
    Candidate.Law law = candidate.law();
    Candidate.Gate gate = candidate.gate();
    out.heading("依据与审查 Law and gate").markup("<table class=\"facts\">");
    out.fact("依据 Basis", law.basis())
        .fact("事项 Matter", law.matter())
        .fact("部门 Department", law.department())
        .fact("裁量阶次 Band", law.ladder() == null ? null : law.band() + "  (" + law.ladder() + ')')
        .fact("严重度 Severity", law.severity())
        .fact("规则 Rule", candidate.rule().id() + '/' + candidate.rule().version())
        .fact("证据等级 Grade", words.of("grade", gate.grade().name()));
    gate.reasons().forEach(reason -> out.fact("不利因素 Against", words.of("reason", reason)));
    gate.missing().forEach(missing -> out.fact("缺少 Missing", missing));
    Candidate.Deadlines deadlines = candidate.deadlines();
    out.fact("审核期限 Review by", at(deadlines.reviewBy()))
        .fact("告知期限 Announce by", at(deadlines.announceBy()))
        .fact("决定期限 Decide by", at(deadlines.decideBy()))
        .markup("</table>\n");
  }

  private void records() {
    out.heading("原始记录 Original records");
    for (CitedRecord record : manifest.records()) {
      out.markup("<table class=\"facts\">")
          .fact("坐标 Coordinates", record.coordinates())
          .fact("状态 Status", words.of("digest", record.status().name()))
          .fact("接收时间 Received", at(record.receivedAt()))
          .fact("SHA-256", record.sha256())
          .fact("现有字节 SHA-256 found", record.foundSha256())
          .fact("文件 File", record.file());
      for (EvidenceManifest.Citation cited : record.citations()) {
        out.fact(
            "引用 Cited by",
            "revision "
                + cited.revision()
                + " ["
                + cited.index()
                + "]  "
                + words.of("role", cited.role()));
      }
      out.markup("</table>");
      byte[] content = contents.get(record.file());
      if (content != null && Utf8.findMalformed(content) < 0) {
        String text = new String(content, StandardCharsets.UTF_8);
        out.element(
            "pre",
            text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + " …");
      }
    }
  }

  private void media() {
    if (manifest.media().isEmpty()) {
      return;
    }
    out.heading("照片与视频 Photos and videos")
        .markup("<p>只列出链接与校验值，文件不在本包中。Links and digests; the files are not in the package.</p>")
        .markup("<table>")
        .row("th", List.of("种类 Kind", "链接 Link", "SHA-256"));
    for (Media one : manifest.media()) {
      out.row(
          "td",
          List.of(
              words.of("view", one.kind()), one.uri(), one.sha256() == null ? "–" : one.sha256()));
    }
    out.markup("</table>\n");
  }

  private void track() {
    List<Candidate.TrackPoint> track = candidate.evidence().track();
    if (track.isEmpty()) {
      return;
    }
    out.heading("轨迹 Track")
        .markup(TrackDrawing.svg(track))
        .element(
            "p",
            track.size()
                + " 点 fixes, "
                + at(track.get(0).time())
                + " – "
                + at(track.get(track.size() - 1).time())
                + "; track.geojson");
  }

  private void references() {
    out.heading("适用版本 Reference versions")
        .element("p", "发布 Release: " + manifest.releaseCited())
        .markup("<table>")
        .row("th", List.of("版本 Version", "状态 Status", "文件 File"));
    for (EvidenceManifest.Reference reference : manifest.references()) {
      out.row(
          "td",
          List.of(
              reference.key(),
              reference.status(),
              reference.file() == null ? "–" : reference.file()));
    }
    out.markup("</table>\n");
  }

  private void revisions() {
    out.heading("修订 Revisions").markup("<table>");
    out.row("th", List.of("修订 Revision", "阶段 Phase", "判定时间 Decided", "等级 Grade"));
    for (Dossier.Stated stated : dossier.revisions()) {
      Candidate one = stated.candidate();
      out.row(
          "td",
          List.of(
              one.revision(),
              words.of("phase", one.phase().name()),
              at(one.clocks().decided()),
              words.of("grade", one.gate().grade().name())));
    }
    out.markup("</table>");
    if (!manifest.revisionsGone().isEmpty()) {
      out.element("p", "已不在保留期 No longer kept: " + manifest.revisionsGone());
    }
  }

  private void caseFile() {
    out.heading("办理 Case");
    CaseState state = dossier.file().confirmed().orElse(null);
    if (state == null && dossier.file().acts().isEmpty()) {
      out.element("p", "尚无 None yet");
      return;
    }
    if (state != null) {
      out.markup("<table class=\"facts\">")
          .fact("状态 State", words.of("state", state.state().name()) + "  v" + state.version())
          .fact("中队 Squad", state.squad())
          .fact("主案 Duplicate of", state.duplicateOf())
          .fact("理由 Reason", state.dismissedReason())
          .fact("更新 Updated", at(state.updatedAt()))
          .markup("</table>");
    }
    out.markup("<table>")
        .row("th", List.of("时间 Time", "处置 Decision", "人员 By", "结果 Outcome", "备注 Note"));
    for (CaseAct act : dossier.file().acts()) {
      out.row(
          "td",
          List.of(
              at(act.feedback().at()),
              words.of("decision", act.feedback().kind().name()),
              act.feedback().by(),
              words.of("outcome", act.outcome().name()),
              act.feedback().note() == null ? "–" : act.feedback().note()));
    }
    out.markup("</table>\n");
  }

  private void end() {
    out.markup("<footer>")
        .element("p", "制作 Made: " + at(manifest.createdAt()) + ", " + manifest.tool())
        .markup("<p>核验 Check: <code>offsite evidence verify FILE.zip</code></p>")
        .markup("<p>经办人 Handled by ______________　日期 Date ______________</p>")
        .markup("</footer></main></body></html>\n");
  }

  private String at(@Nullable Instant instant) {
    return instant == null ? "" : time.format(instant);
  }

  private static String stylesheet() {
    try (InputStream in = EvidenceSheet.class.getResourceAsStream("sheet.css")) {
      if (in == null) {
        throw new IllegalStateException("the build lacks the resource sheet.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
