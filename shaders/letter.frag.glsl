in vec2 vPlace;

uniform float uHeightPx;
uniform float uOpacity;
uniform int uDark;
uniform int uStrokeCount;
uniform vec4 uStrokes[12];

out vec4 oColor;

void main() {
  float d = 1e9;
  for (int i = 0; i < uStrokeCount; ++i) {
    vec2 a = uStrokes[i].xy;
    vec2 ab = uStrokes[i].zw - a;
    vec2 ap = vPlace - a;
    d = min(d, length(ap - ab * clamp(dot(ap, ab) / dot(ab, ab), 0.0, 1.0)));
  }
  float px = d * uHeightPx / uPixelScale;
  float ink = 0.78 * (1.0 - smoothstep(0.55, 1.45, px));
  float halo = 0.60 * (1.0 - smoothstep(1.0, 4.5, px));
  vec3 letter = uDark != 0 ? vec3(0.80, 0.77, 0.73) : vec3(0.36, 0.33, 0.31);
  vec3 paper = uDark != 0 ? vec3(0.16, 0.145, 0.135) : vec3(0.985, 0.98, 0.97);
  vec3 color = letter * ink + paper * halo * (1.0 - ink);
  oColor = vec4(color, ink + halo * (1.0 - ink)) * uOpacity;
}
