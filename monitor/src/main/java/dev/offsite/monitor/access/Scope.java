package dev.offsite.monitor.access;

import java.util.Set;

/** Where somebody is in charge. */
public sealed interface Scope {

  /** Whether a place with these areas lies within. */
  boolean covers(AreaPath place);

  /** In every area, and where there is none. */
  record Everywhere() implements Scope {
    @Override
    public boolean covers(AreaPath place) {
      return true;
    }
  }

  /**
   * In some areas and all that lie in them.
   *
   * @param areas their ids; whoever has none sees nothing
   */
  record Within(Set<String> areas) implements Scope {
    public Within {
      areas = Set.copyOf(areas);
    }

    @Override
    public boolean covers(AreaPath place) {
      for (String id : place.ids()) {
        if (areas.contains(id)) {
          return true;
        }
      }
      return false;
    }
  }
}
