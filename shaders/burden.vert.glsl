layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aNormal;
layout(location = 2) in vec2 aBurden;  // punctures, mL; both per cm²

uniform vec2 uChoose;

out vec3 vNormal;
out float vBurden;

void main() {
  vNormal = aNormal.xyz;
  vBurden = dot(aBurden, uChoose);
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}
