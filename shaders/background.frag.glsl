in vec2 vPlace;
out vec4 oColor;

uniform int uDark;
uniform int uThrough;  // 1: over the skin, as it is seen through the lens

void main() {
  // sRGB: warm white above, a little deeper below, quiet corners; or the same in warm dark grey.
  bool dark = uDark != 0;
  vec3 below = dark ? vec3(0.165, 0.150, 0.137) : vec3(0.890, 0.871, 0.847);
  vec3 above = dark ? vec3(0.231, 0.212, 0.196) : vec3(0.969, 0.961, 0.949);
  vec3 color = mix(below, above, smoothstep(0.0, 0.9, vPlace.y));
  vec2 d = (vPlace - vec2(0.5, 0.56)) * vec2(min(uWholePx.x / uWholePx.y, 1.6), 1.0);
  float glow = exp(-dot(d, d) * 3.2);
  color += vec3(0.022, 0.021, 0.018) * glow;
  color *= 1.0 - 0.05 * smoothstep(0.45, 1.1, length(d));
  // Half a step of noise hides the bands that eight bits would show.
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy + uOriginPx, vec2(0.06711056, 0.00583715))));
  oColor = vec4(color + (noise - 0.5) / 255.0, 1.0);
  if (uThrough == 1) {
    float rim = 1.0 - smoothstep(0.0, 1.5 * uPixelScale,
                                 abs(distance(gl_FragCoord.xy, uLens.xy) - 0.92 * uLens.z));
    oColor = mix(oColor, vec4(0.114, 0.416, 0.400, 1.0), 0.6 * rim);
    oColor *= max(0.58 * lensAt(gl_FragCoord.xy), 0.6 * rim);
  }
}
