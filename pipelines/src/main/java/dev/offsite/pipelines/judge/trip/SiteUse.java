package dev.offsite.pipelines.judge.trip;

import dev.offsite.geo.fence.Fence;
import dev.offsite.schemas.reference.TripTerms;
import java.io.IOException;

/** What a site is for. */
enum SiteUse {
  /** Trucks are loaded there. */
  BUILDING(1),
  /** Trucks tip there. */
  DISPOSAL(2);

  private final int code;

  SiteUse(int code) {
    this.code = code;
  }

  /** Stands for it in state. */
  int code() {
    return code;
  }

  static SiteUse ofCode(int code) throws IOException {
    for (SiteUse use : values()) {
      if (use.code == code) {
        return use;
      }
    }
    throw new IOException("site use " + code + " in state is neither 1 nor 2");
  }

  /** What the terms make of a fence of theirs. */
  static SiteUse of(Fence fence, TripTerms terms) {
    return terms.disposalFenceKinds().contains(fence.kind()) ? DISPOSAL : BUILDING;
  }
}
