package dev.offsite.pipelines.testing.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class run servers in containers. Where no Docker daemon answers they are
 * skipped, with the reason; with {@code -Doffsite.containers.required=true} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(DockerCondition.class)
public @interface NeedsDocker {}
