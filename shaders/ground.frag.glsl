in vec2 vPlace;

uniform sampler2D uShadow;
uniform float uStrength;

out vec4 oColor;

void main() {
  // Light from around fills the shadow a little; warm, as the ground is.
  float shade = texture(uShadow, vPlace).r * uStrength;
  oColor = vec4(vec3(0.17, 0.13, 0.11) * shade, shade);
}
