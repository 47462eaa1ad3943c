/** What a trial rule set comes to beside the valid one, while both run. */
@NullMarked
package dev.offsite.standalone.trial;

import org.jspecify.annotations.NullMarked;
