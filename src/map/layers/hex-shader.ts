/**
 * Shaders of the hexes. Everything about a hex is looked up once per vertex by its number and handed on flat; the
 * fragment shader only draws patterns, in CSS pixels that move with the map, so they stay crisp at every zoom.
 */
import { DRAFT, LOCKED, OCCUPIED, PICKED } from './hex-words';
import { PALETTE_HOVERED, PALETTE_LOCKED } from './territory-palette';

export const HEX_VERTEX_SHADER = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
in vec2 a_position;
in uint a_hex;
uniform vec4 u_clip;
uniform usampler2D u_words;
uniform int u_wordsWidth;
uniform sampler2D u_palette;
uniform sampler2D u_values;
uniform bool u_byValue;
uniform bool u_hatchMissing;
uniform vec3 u_unassigned;
uniform float u_opacity;
uniform float u_emptyFactor;
flat out vec4 v_fill;
flat out int v_pattern;

void main() {
  gl_Position = vec4(a_position * u_clip.xy + u_clip.zw, 0.0, 1.0);
  int hex = int(a_hex);
  ivec2 texel = ivec2(hex % u_wordsWidth, hex / u_wordsWidth);
  uint word = texelFetch(u_words, texel, 0).r;
  int territory = int(word & 0xffffu);
  vec4 colour = texelFetch(u_palette, ivec2(territory & 255, territory >> 8), 0);
  int flags = int(colour.a * 255.0 + 0.5);
  bool marked = (word & ${DRAFT | PICKED}u) != 0u;
  v_pattern = 0;
  if (u_byValue) {
    vec4 value = texelFetch(u_values, texel, 0);
    v_fill = vec4(value.rgb, value.a * u_opacity);
    if (value.a == 0.0) {
      v_fill = vec4(u_unassigned, 0.12);
      v_pattern = u_hatchMissing ? 1 : 0;
    }
  } else if (territory == 0) {
    v_fill = vec4(u_unassigned, 0.16);
    v_pattern = 1;
  } else {
    v_fill = vec4(colour.rgb, u_opacity * ((word & ${OCCUPIED}u) != 0u ? 1.0 : u_emptyFactor));
    if ((flags & ${PALETTE_LOCKED}) != 0) v_pattern = 2;
  }
  if ((word & ${LOCKED}u) != 0u) v_pattern |= 2;
  float whiten = marked ? 0.22 : (flags & ${PALETTE_HOVERED}) != 0 && territory > 0 ? 0.1 : 0.0;
  v_fill.rgb = mix(v_fill.rgb, vec3(1.0), whiten);
}`;

export const HEX_FRAGMENT_SHADER = `#version 300 es
precision highp float;
precision highp int;
flat in vec4 v_fill;
flat in int v_pattern;
uniform vec2 u_anchor;
uniform float u_pixelRatio;
uniform vec4 u_hatch;
uniform vec4 u_dots;
out vec4 fragColor;

vec4 over(vec4 top, vec4 below) {
  return top + below * (1.0 - top.a);
}

void main() {
  vec4 result = vec4(v_fill.rgb * v_fill.a, v_fill.a);
  if (v_pattern != 0) {
    vec2 point = gl_FragCoord.xy / u_pixelRatio - u_anchor;
    float blur = 0.6 / u_pixelRatio;
    if ((v_pattern & 1) != 0) {
      // Distance to the middle of the nearest 45° line; lines are 8 pixels apart along the axes.
      float along = mod(point.x - point.y, 8.0) - 4.0;
      float line = 1.0 - smoothstep(0.5 - blur, 0.5 + blur, abs(along) * 0.7071);
      result = over(u_hatch * line, result);
    }
    if ((v_pattern & 2) != 0) {
      float away = length(mod(point, 8.0) - 4.0);
      float dot = 1.0 - smoothstep(1.1 - blur, 1.1 + blur, away);
      result = over(u_dots * dot, result);
    }
  }
  fragColor = result;
}`;
