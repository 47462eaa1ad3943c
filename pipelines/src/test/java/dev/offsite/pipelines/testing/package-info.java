/** Test doubles and fixtures for every stage. */
package dev.offsite.pipelines.testing;
