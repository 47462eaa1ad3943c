package dev.offsite.monitor.web;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Polygonal;
import dev.offsite.geo.geojson.FenceWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fences as browsers draw them: outlines in WGS-84, whatever the shape. */
final class FenceView {

  static byte[] write(List<Fence> fences) {
    return FenceWriter.write(
            fences.stream()
                .map(fence -> fence.withShape(new Polygonal(fence.shape().outline())))
                .toList())
        .getBytes(StandardCharsets.UTF_8);
  }

  private FenceView() {}
}
