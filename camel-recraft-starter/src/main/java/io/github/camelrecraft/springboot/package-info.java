/** The component in Spring Boot: its options as {@code camel.component.recraft.*} properties. */
@NullMarked
package io.github.camelrecraft.springboot;

import org.jspecify.annotations.NullMarked;
